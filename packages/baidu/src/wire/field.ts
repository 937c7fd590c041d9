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

/** Creates a reader of lists. A member that fails is `undefined`, and so is a value that is no list. */
export function eachOf<Value>(codec: Field<Value>) {
  return (value: unknown): readonly (Value | undefined)[] | undefined =>
    Array.isArray(value) ? value.map((member) => readAs(codec, member)) : undefined;
}
