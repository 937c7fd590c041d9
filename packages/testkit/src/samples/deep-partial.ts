/** A value whose members are all optional, at every level. A list is whole. `undefined` removes an optional member. */
export type DeepPartial<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? {
        readonly [Name in keyof Value]?:
          | DeepPartial<Value[Name]>
          | (undefined extends Value[Name] ? undefined : never);
      }
    : Value;

/** Returns a value with the members of another one in place of its own. */
export function withMembers<Value>(value: Value, members: DeepPartial<Value> | undefined): Value {
  if (members === undefined) return value;
  if (!isObject(value) || !isObject(members)) return members as Value;
  const merged: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(members)) {
    if (member === undefined) delete merged[name];
    else merged[name] = withMembers(merged[name], member);
  }
  return merged as Value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
