import { table } from "./table.js";

const rows = Object.entries(table).map(
  ([type, { aliases, fields = [`${type}Event`] as const }]) => ({
    type,
    aliases,
    fields,
  }),
);

const fieldsByName = new Map(
  rows.flatMap(({ type, aliases, fields }) =>
    [type, ...aliases].map((name) => [name, fields] as const),
  ),
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
