import { commandList, commandSections } from "./command-reference.js";
import { conformanceCases, conformanceFlaws } from "./conformance-reference.js";
import { type Declaration, declarationsIn } from "./declarations.js";
import { errorCodes, errorSections } from "./error-reference.js";
import { sharedTypes } from "./event-declarations.js";
import { eventList, eventSections, eventSupport } from "./event-types.js";
import { mediaFacts, mediaRules } from "./media-reference.js";
import { providers } from "./providers.js";
import { reconciliationSummary } from "./reconciliation-summary.js";
import { reconciliationTable } from "./reconciliation-table.js";
import { table } from "./table.js";

/** Returns the generated content of a block of a page, by the words of its marker. */
export function contentOf(marker: string): string {
  const [kind = "", ...words] = marker.split(" ");
  const content = generators[kind];
  if (content === undefined) throw new Error(`There is no generator "${kind}".`);
  return content(...words);
}

const generators: Readonly<Record<string, (...words: string[]) => string>> = {
  members: (path = "", name = "") => membersTable(declaration(declarationsIn(path), name)),
  values: (path = "", name = "") => bullets(declaration(declarationsIn(path), name).items),
  "event-list": eventList,
  "event-support": eventSupport,
  "event-sections": eventSections,
  "shared-types": sharedTypes,
  "command-list": commandList,
  "command-sections": commandSections,
  "error-codes": errorCodes,
  errors: (stage = "") => errorSections(stage),
  diagnostics,
  "media-facts": mediaFacts,
  "media-rules": () => mediaRules(providers),
  reconciliation: reconciliationTable,
  "reconciliation-summary": reconciliationSummary,
  "conformance-cases": (subject = "") => conformanceCases(subject),
  "conformance-flaws": (subject = "") => conformanceFlaws(subject),
};

function declaration(all: readonly Declaration[], name: string): Declaration {
  const found = all.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no exported type ${name}.`);
  return found;
}

function membersTable({ members }: Declaration): string {
  const rows = members
    .filter(({ type }) => type !== "undefined")
    .map(({ name, type, optional, description }) => [
      `\`${name}\`${optional ? "" : " (required)"}`,
      `\`${shortened(type)}\``,
      description,
    ]);
  return table(["Name", "Type", "Description"], rows);
}

function diagnostics(): string {
  const path = "packages/core/src/diagnostics/diagnostics.ts";
  const { members } = declaration(declarationsIn(path), "DiagnosticEvents");
  const rows = members.map(({ name, type, description }) => [
    `\`${name}\``,
    description,
    `\`${shortened(type)}\``,
  ]);
  return table(["Name", "Meaning", "Fields"], rows);
}

function shortened(type: string): string {
  return type
    .replaceAll("readonly ", "")
    .replace(/ \| undefined$/, "")
    .replaceAll("; }", " }");
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
