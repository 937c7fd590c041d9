import { posix } from "node:path";
import { errorEntries } from "../cli/error-entries.js";
import { table } from "./table.js";

/** The table of the codes of the library, which links to their sections. */
export function errorCodes(): string {
  const rows = errorEntries.flatMap(({ code, retryable, status }) =>
    retryable === undefined
      ? []
      : [[`[\`${code}\`](#${code})`, retryable ? "yes" : "no", status ? String(status) : ""]],
  );
  return table(["Code", "Retryable", "HTTP status"], rows);
}

/** A section for each code of a stage, with its meaning and its remedy. */
export function errorSections(stage: string): string {
  return errorEntries
    .filter((error) => error.stage === stage)
    .map(
      ({ code, meaning, remedy }) =>
        `#### \`${code}\`\n\n${meaning}\n\n**Remedy**: ${linkedFromDocs(remedy)}`,
    )
    .join("\n\n");
}

/** Returns Markdown whose links begin at the root, with links that begin in the folder `docs`. */
function linkedFromDocs(markdown: string): string {
  return markdown.replaceAll(
    /\]\(([^)]+)\)/g,
    (_, target: string) => `](${posix.relative("docs", target)})`,
  );
}
