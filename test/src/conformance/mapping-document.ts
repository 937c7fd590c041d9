import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

/** What docs/event-mapping.md says of one native type: the fields of each neutral type it gives. */
export type Section = ReadonlyMap<string, readonly FieldRow[]>;

/** One row of a table: a path of the neutral event, and how its source is known. */
export interface FieldRow {
  readonly path: string;
  readonly known: string;
}

/** Reads the sections of docs/event-mapping.md, by provider and native type. */
export function readMappingDocument(): ReadonlyMap<string, ReadonlyMap<string, Section>> {
  const text = readFileSync(join(root, "docs/event-mapping.md"), "utf8");
  const providers = new Map<string, ReadonlyMap<string, Section>>();
  for (const part of text.split(/^## /m).slice(1)) {
    const provider = /^.*\(`(\w+)`\)/.exec(part)?.[1];
    if (provider !== undefined) providers.set(provider, readSections(part));
  }
  return providers;
}

function readSections(part: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  for (const section of part.split(/^### /m).slice(1)) {
    const [heading = "", ...lines] = section.split("\n");
    const [, nativeType, neutral] = /^`([^`]+)` → (.+)$/.exec(heading) ?? [];
    if (nativeType === undefined || neutral === undefined) continue;
    const types = [...neutral.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    sections.set(nativeType, readTables(types, lines.join("\n")));
  }
  return sections;
}

/** With several neutral types each has a table under a heading of its own; several may share one. */
function readTables(types: readonly string[], text: string): Section {
  const [only] = types;
  if (types.length === 1 && only !== undefined) return new Map([[only, readRows(text)]]);
  const tables = new Map<string, readonly FieldRow[]>(types.map((type) => [type, []]));
  for (const table of text.split(/^#### /m).slice(1)) {
    const [heading = ""] = table.split("\n", 1);
    const rows = readRows(table);
    for (const [, type = ""] of heading.matchAll(/`([^`]+)`/g)) tables.set(type, rows);
  }
  return tables;
}

function readRows(text: string): readonly FieldRow[] {
  return [...text.matchAll(/^\| `([^`]+)` \|.*\| ([\w, ]+) \|$/gm)].map((match) => ({
    path: match[1] ?? "",
    known: match[2] ?? "",
  }));
}
