import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

/** The fields of each neutral type that a native type becomes, as documented. */
export type Section = ReadonlyMap<string, readonly FieldRow[]>;

/** One row of a table: a path of the neutral event, and how its source is known. */
export interface FieldRow {
  readonly path: string;
  readonly known: string;
}

/** Reads the sections of docs/adapters/<provider>.md by native type. */
export function readMapping(provider: string): ReadonlyMap<string, Section> {
  return readSections(readFileSync(join(root, `docs/adapters/${provider}.md`), "utf8"));
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
