import {
  type Field,
  lenientObjectWith,
  type MemberReaders,
  type MembersRead,
  membersReader,
  readAs,
  readList,
  readText,
} from "@vod-events/core/provider";

/** Creates a codec for an object that requires an id. Its other members are lenient. */
export function objectWith<const Id extends string, const Readers extends MemberReaders>(
  member: Id,
  readers: Readers,
): Field<{ readonly [Name in Id]: string } & MembersRead<Readers>> {
  const required = { member, objectName: `an object with a ${member}`, typeName: "an id" };
  const read = membersReader(readers);
  return lenientObjectWith({ ...required, read: readId }, (id, from) => ({
    ...({ [member]: id } as { readonly [Name in Id]: string }),
    ...read(from),
  }));
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

/** Creates a reader of lists that drops the members that fail. */
export function listOf<Value>(codec: Field<Value>) {
  return (value: unknown): readonly NonNullable<Value>[] =>
    readList(value).flatMap((member) => readAs(codec, member) ?? []);
}
