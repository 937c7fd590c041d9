import { readList, readNumber, readText } from "@vod-events/core/provider";
import * as t from "io-ts";

/** The members of an object, as they came. */
export type Members = Readonly<Record<string, unknown>>;

/** The codec of a part of an event, which reads whatever comes. */
export type Field<Value> = t.Type<Value, unknown>;

/**
 * The codec of an object whose members are read leniently: what cannot be read of them is absent, so that
 * nothing but another kind of value fails.
 */
export function object<Value>(read: (from: Members) => Value, name = "an object"): Field<Value> {
  return new t.Type<Value, unknown>(
    name,
    (value): value is Value => readRecord(value) !== undefined,
    (value, context) => {
      const from = readRecord(value);
      return from === undefined ? t.failure(value, context) : t.success(read(from));
    },
    t.identity,
  );
}

/** The codec of an object that says nothing without an id; everything else in it is read leniently. */
export function objectWith<Value>(
  idName: string,
  read: (id: string, from: Members) => Value,
): Field<Value> {
  return new t.Type<Value, unknown>(
    `an object with a ${idName}`,
    (value): value is Value => readRecord(value) !== undefined,
    (value, context) => {
      const from = readRecord(value);
      if (from === undefined) return t.failure(value, context);
      const id = readId(from[idName]);
      if (id !== undefined) return t.success(read(id, from));
      return t.failure(from[idName], t.appendContext(context, idName, anId));
    },
    t.identity,
  );
}

/** What a message says of an id. */
const anId = new t.Type<string, unknown>("an id", t.string.is, t.failure, t.identity);

/** An id. A bare number above 2^53 has lost digits and would name something else, so it is absent. */
export function readId(value: unknown): string | undefined {
  if (typeof value === "number" && !Number.isSafeInteger(value)) return undefined;
  return readText(value);
}

/** The id of a preset (template); 0 stands for none. */
export function readPresetId(value: unknown): string | undefined {
  const id = readId(value);
  return id === "0" ? undefined : id;
}

/** An object that is not a list. */
export function readRecord(value: unknown): Members | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Members;
}

/** A number from 0 to 100. */
export function readPercent(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 && number <= 100 ? number : undefined;
}

/** The ids of a list. */
export function readIds(value: unknown): readonly string[] {
  return readList(value)
    .map(readId)
    .filter((id) => id !== undefined);
}

/** What a codec reads; absent where it fails. */
export function readAs<Value>(codec: Field<Value>, value: unknown): Value | undefined {
  const result = codec.validate(value, nowhere);
  return result._tag === "Right" ? result.right : undefined;
}

/** What a codec reads of the members of a list, less what it cannot. */
export function readAll<Value>(codec: Field<Value>, value: unknown): readonly NonNullable<Value>[] {
  const read: NonNullable<Value>[] = [];
  for (const member of readList(value)) {
    const part = readAs(codec, member);
    if (part !== undefined && part !== null) read.push(part);
  }
  return read;
}

/** Nobody is told where something failed that is then absent. */
const nowhere: t.Context = [];
