import { type Field, lenientObjectWith, type Members, readAs } from "@vod-events/core/provider";

/** Creates a codec for an object that requires one string. Its other members are lenient. */
export function objectWith<Value>(
  member: string,
  read: (text: string, from: Members) => Value,
): Field<Value> {
  const names = { objectName: "an object", typeName: "a string" };
  return lenientObjectWith({ member, ...names, read: nonEmptyString }, read);
}

function nonEmptyString(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Reads the members of a list; a member that fails is `undefined`. Returns `undefined` when there is no list. */
export function readEach<Value>(
  codec: Field<Value>,
  value: unknown,
): readonly (Value | undefined)[] | undefined {
  return Array.isArray(value) ? value.map((member) => readAs(codec, member)) : undefined;
}
