import type { VodErrorCode } from "@vod-events/core";
import { describedMembers } from "./declarations.js";
import { remedies } from "./error-remedies.js";
import { table } from "./table.js";

const codes = describedMembers("packages/core/src/errors/vod-error.ts", "traits");

/** The codes of all errors of the library. */
export const errorCodeNames = [...codes.keys()] as readonly VodErrorCode[];

/** The table of all codes, which links to their sections. */
export function errorCodes(): string {
  const rows = errorCodeNames.map((code) => {
    const { literals } = read(code);
    const status = literals.get("status");
    return [
      `[\`${code}\`](#${code})`,
      literals.get("retryable") === true ? "yes" : "no",
      status === undefined ? "" : String(status),
    ];
  });
  return table(["Code", "Retryable", "HTTP status"], rows);
}

/** A section for each code of a stage, with its cause and its remedy. */
export function errorSections(stage: string): string {
  return Object.entries(remedies[stage] ?? {})
    .map(
      ([code, remedy]) => `#### \`${code}\`\n\n${read(code).description}\n\n**Remedy**: ${remedy}`,
    )
    .join("\n\n");
}

function read(code: string) {
  const member = codes.get(code);
  if (member === undefined) throw new Error(`There is no code ${code}.`);
  return member;
}
