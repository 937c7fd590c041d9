import { knownEventTypes } from "@vod-events/core";
import { sources } from "../layout/repository.js";
import { conformanceCases, conformanceFlaws } from "./conformance-reference.js";
import { type Declaration, declarationsIn } from "./declarations.js";
import { errorCodes, errorSections } from "./error-reference.js";
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
  "event-types": eventTypes,
  "shared-types": sharedTypes,
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

const eventFolder = "packages/core/src/event";

function eventDeclarations(): readonly Declaration[] {
  return sources(eventFolder).flatMap(({ path }) => declarationsIn(path));
}

function eventTypes(): string {
  const all = eventDeclarations();
  return [...knownEventTypes, "unknown"]
    .map((eventType) => {
      const event = all.find(({ type }) => type?.startsWith(`VodEventBase<"${eventType}"`));
      const dataName = /, (\w+)>$/.exec(event?.type ?? "")?.[1];
      const data = all.find(({ name }) => name === dataName);
      const native = providers.flatMap(({ id, nativeEvents = {} }) => {
        const names = Object.entries(nativeEvents)
          .filter(([, { events }]) => (events as readonly string[]).includes(eventType))
          .map(([name]) => `\`${name}\``);
        return names.length === 0 ? [] : [`[${id}](adapters/${id}.md#events): ${names.join(", ")}`];
      });
      return [
        `### \`${eventType}\``,
        event?.description,
        native.length > 0 ? `Native types of ${native.join("; ")}.` : undefined,
        data && data.members.length > 0 ? fieldsTable(data) : undefined,
      ]
        .filter((part) => part !== undefined)
        .join("\n\n");
    })
    .join("\n\n");
}

function sharedTypes(): string {
  const all = eventDeclarations();
  const own = new Set([
    ...all.filter(({ name }) => name.endsWith("Data")).map(({ name }) => name),
    ...["VodEventBase", "NativeEvent"],
  ]);
  return all
    .filter(({ name, members }) => members.length > 0 && !own.has(name))
    .filter(({ name }) => name !== "CloudEvent" && name !== "Failure")
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((each) => `### ${each.name}\n\n${each.description}\n\n${fieldsTable(each)}`)
    .join("\n\n");
}

function fieldsTable({ members, extends: parents }: Declaration): string {
  const all = eventDeclarations();
  const inherited = parents.flatMap((parent) => declaration(all, parent).members);
  const rows = [...members, ...inherited].map(({ name, optional, type, description }) => [
    `\`${name}\`${optional ? "" : " (required)"}`,
    linked(type, all),
    description,
  ]);
  return table(["Field", "Type", "Description"], rows);
}

/** Links an interface to its section. An enumeration is replaced by its values; a union of interfaces stays a name. */
function linked(type: string, all: readonly Declaration[]): string {
  const shown = type.replaceAll("readonly ", "");
  const found = all.find(({ name }) => new RegExp(`\\b${name}\\b`).test(shown));
  if (found === undefined) return `\`${shown}\``;
  if (found.type !== undefined) {
    const values = found.type.replace(/^\| /, "");
    return `\`${values.startsWith('"') ? shown.replace(found.name, values) : shown}\``;
  }
  return `[\`${shown}\`](#${found.name.toLowerCase()})`;
}
