/** The result type of {@link omitUndefined}: members that may be `undefined` become optional. */
export type DefinedMembers<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key];
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<
    Fields[Key],
    undefined
  >;
};

/** Returns an object without its `undefined` members: the object itself when it has none, otherwise a copy. */
export function omitUndefined<Fields extends object>(fields: Fields): DefinedMembers<Fields> {
  for (const key in fields) if (fields[key] === undefined) return copyDefined(fields);
  return fields as DefinedMembers<Fields>;
}

function copyDefined<Fields extends object>(fields: Fields): DefinedMembers<Fields> {
  const copy: Record<string, unknown> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) copy[key] = value;
  }
  return copy as DefinedMembers<Fields>;
}

/** Like {@link omitUndefined}, but returns `undefined` when no member is left. */
export function optionalObject<Fields extends object>(
  fields: Fields,
): DefinedMembers<Fields> | undefined {
  const copy = omitUndefined(fields);
  for (const _ in copy) return copy;
  return undefined;
}

/** Like {@link optionalObject}, as the only item of a list. */
export function optionalItem<Fields extends object>(
  fields: Fields,
): readonly [DefinedMembers<Fields>] | undefined {
  const item = optionalObject(fields);
  return item && [item];
}
