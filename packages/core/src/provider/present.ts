/** The type of {@link present}: members that may be `undefined` become optional. */
export type Present<Fields> = {
  [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key];
} & {
  [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<
    Fields[Key],
    undefined
  >;
};

/** A copy of an object without the members that are `undefined`. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  const copy: Record<string, unknown> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) copy[key] = value;
  }
  return copy as Present<Fields>;
}

/** Like {@link present}; `undefined` when nothing is left. */
export function presentOrNone<Fields extends object>(fields: Fields): Present<Fields> | undefined {
  for (const key in fields) {
    if (fields[key] !== undefined) return present(fields);
  }
  return undefined;
}
