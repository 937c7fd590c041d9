import { readList, readNumber, readText } from "@vod-events/core/provider";
import * as t from "io-ts";

/** The members of an object as they were received. */
export type Members = Readonly<Record<string, unknown>>;

/** A lenient codec for a part of an event. */
export type Field<Value> = t.Type<Value, unknown>;

/**
 * Creates a codec for an object with lenient members: unreadable members are absent. Only a value that is not an
 * object fails.
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

/** Creates a codec for an object that requires an id. Its other members are lenient. */
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

/** Names the expected type in error messages. */
const anId = new t.Type<string, unknown>("an id", t.string.is, t.failure, t.identity);

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

/** Reads an object that is not a list. */
export function readRecord(value: unknown): Members | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Members;
}

/** Reads a number from 0 to 100. */
export function readPercent(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 && number <= 100 ? number : undefined;
}

/** Reads a list of ids. */
export function readIds(value: unknown): readonly string[] {
  return readList(value)
    .map(readId)
    .filter((id) => id !== undefined);
}

/** Reads a value with a codec; `undefined` when it fails. */
export function readAs<Value>(codec: Field<Value>, value: unknown): Value | undefined {
  const result = codec.validate(value, nowhere);
  return result._tag === "Right" ? result.right : undefined;
}

/** Reads the members of a list and drops those that fail. */
export function readAll<Value>(codec: Field<Value>, value: unknown): readonly NonNullable<Value>[] {
  const read: NonNullable<Value>[] = [];
  for (const member of readList(value)) {
    const part = readAs(codec, member);
    if (part !== undefined && part !== null) read.push(part);
  }
  return read;
}

/** Failures become absent values, so their context is not needed. */
const nowhere: t.Context = [];
