import { dirname, join, normalize } from "node:path";
import { importsOf, type SourceFile } from "./repository.js";

/** The nodes that each node imports; files by path, or folders. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The relative imports between files, including type imports. */
export function fileGraph(files: readonly SourceFile[]): Graph {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map((file) => {
      const targets = importsOf(file)
        .filter((target) => target.startsWith("."))
        .map((target) => normalize(join(dirname(file.path), target)).replace(/\.js$/, ".ts"));
      return [file.path, new Set(targets.filter((target) => known.has(target)))];
    }),
  );
}

/** The imports between the folders of files. A file directly in a folder counts as that folder. */
export function folderGraph(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    const folder = dirname(file);
    const imported = folders.get(folder) ?? new Set();
    folders.set(folder, imported);
    for (const target of targets) if (dirname(target) !== folder) imported.add(dirname(target));
  }
  return folders;
}

/** One circle for each node that reaches itself, as the path `a → b → a`; the shortest, without repeats. */
export function circles(graph: Graph): readonly string[] {
  const found = new Map<string, string>();
  for (const start of graph.keys()) {
    const path = shortestCircle(start, graph);
    if (path === undefined) continue;
    const key = [...path].sort().join(" ");
    if (!found.has(key)) found.set(key, [...path, start].join(" → "));
  }
  return [...found.values()];
}

/** Breadth-first search from a node back to itself. */
function shortestCircle(start: string, graph: Graph): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? start) ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}
