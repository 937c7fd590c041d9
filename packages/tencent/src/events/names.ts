import { nativeTypes } from "./native-types.js";
import { type NativeType, table } from "./table.js";

const typesByName = new Map<string, NativeType>(
  nativeTypes.flatMap((type) =>
    [type, ...table[type].aliases].map((name) => [name, type] as const),
  ),
);
const typesByField = new Map<string, NativeType>(
  nativeTypes.flatMap((type) => table[type].fields.map((field) => [field, type] as const)),
);

/** Returns the members for the content of a type, in any spelling; `undefined` for an unknown type. */
export function fieldsOfType(name: string): readonly [string, ...string[]] | undefined {
  const type = typesByName.get(name);
  return type && table[type].fields;
}

/** Returns the type of a member's content; `undefined` for an unknown member. */
export function typeOfField(field: string): NativeType | undefined {
  return typesByField.get(field);
}
