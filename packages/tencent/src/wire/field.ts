import {
  type Field,
  lenientObjectWith,
  type Members,
  readAs,
  readList,
  readText,
} from "@vod-events/core/provider";

/** Creates a codec for an object that requires an id. Its other members are lenient. */
export function objectWith<Value>(
  member: string,
  read: (id: string, from: Members) => Value,
): Field<Value> {
  const objectName = `an object with a ${member}`;
  return lenientObjectWith({ member, objectName, typeName: "an id", read: readId }, read);
}

/** Reads an id. A number above 2^53 has lost digits and would name another object, so it is absent. */
export function readId(value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  return readText(value);
}

/** Reads the id of a preset (template); 0 means none. */
export function readPresetId(value: unknown): string | undefined {
  const id = readId(value);
  return id === "0" ? undefined : id;
}

/** Reads a list of ids. */
export function readIds(value: unknown): readonly string[] {
  return readList(value)
    .map(readId)
    .filter((id) => id !== undefined);
}

/** Reads the members of a list and drops those that fail. */
export function readAll<Value>(codec: Field<Value>, value: unknown): readonly Value[] {
  const read: Value[] = [];
  for (const member of readList(value)) {
    const part = readAs(codec, member);
    if (part !== undefined) read.push(part);
  }
  return read;
}
