import type { SourceFile } from "./repository.js";

/** The number of equal lines in a row that count as a repetition. */
const runLength = 6;

interface Line {
  readonly text: string;
  readonly place: string;
}

/** Code lines without imports, comments, blank lines, and lines of punctuation or of one name only. */
function codeLines({ path, text }: SourceFile): readonly Line[] {
  const withoutImports = text.replace(/^(import|export) [^;]*? from "[^"]+";$/gms, (statement) =>
    statement.replace(/[^\n]/g, ""),
  );
  return withoutImports
    .split("\n")
    .map((line, index) => ({ text: line.trim(), place: `${path}:${index + 1}` }))
    .filter(({ text: code }) => /\w/.test(code) && !/^(\/\*\*|\*|\/\/|\w+,$)/.test(code));
}

function runs(file: SourceFile): ReadonlyMap<string, string> {
  const lines = codeLines(file);
  const found = new Map<string, string>();
  for (let start = 0; start + runLength <= lines.length; start += 1) {
    const run = lines.slice(start, start + runLength);
    found.set(run.map(({ text }) => text).join("\n"), run[0]?.place ?? "");
  }
  return found;
}

/** Finds the runs of equal code lines in both groups of files. */
export function repeatedRuns(
  left: readonly SourceFile[],
  right: readonly SourceFile[],
): readonly string[] {
  const known = new Map(left.flatMap((file) => [...runs(file)]));
  return right
    .flatMap((file) => [...runs(file)])
    .filter(([run]) => known.has(run))
    .map(([run, place]) => `${known.get(run)} and ${place}`);
}
