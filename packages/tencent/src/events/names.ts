import { table } from "./table.js";

const rows = Object.entries(table).map(([type, { fields = [memberNamed(type)] as const }]) => ({
  type,
  fields,
}));

const fieldsByName = new Map(
  rows.flatMap(({ type, fields }) => spellingsOf(type).map((name) => [name, fields] as const)),
);
const typesByField = new Map(
  rows.flatMap(({ type, fields }) => fields.map((field) => [field, type] as const)),
);

/** Returns the members for the content of a type, in any spelling; `undefined` for an unknown type. */
export function fieldsOfType(name: string): readonly [string, ...string[]] | undefined {
  return fieldsByName.get(name);
}

/** Returns the type of a member's content; `undefined` for an unknown member. */
export function typeOfField(field: string): string | undefined {
  return typesByField.get(field);
}

/** Some types are named like their member. */
function memberNamed(type: string): string {
  return type.endsWith("Event") ? type : `${type}Event`;
}

/** The other spellings of a type that is named like its member are guesses, after the pattern of the other types. */
function spellingsOf(type: string): readonly string[] {
  const [, stem] = /^(.*)CompleteEvent$/.exec(type) ?? [];
  return stem === undefined ? [type] : [type, `${stem}Complete`, `${stem}TaskComplete`];
}
