import { readNumber } from "@vod-events/core/provider";
import * as t from "io-ts";

/** The members of an object as they were received. */
export type Members = Readonly<Record<string, unknown>>;

/** A lenient codec for a part of an event. */
export type Field<Value> = t.Type<Value, unknown>;

/**
 * Creates a codec for an object with lenient members: unreadable members are absent. Only a value that is not an
 * object fails.
 */
export function object<Value>(read: (from: Members) => Value): Field<Value> {
  return new t.Type<Value, unknown>(
    "an object",
    (value): value is Value => readRecord(value) !== undefined,
    (value, context) => {
      const from = readRecord(value);
      return from === undefined ? t.failure(value, context) : t.success(read(from));
    },
    t.identity,
  );
}

/** Creates a codec for an object that requires one string. Its other members are lenient. */
export function objectWith<Value>(
  textName: string,
  read: (text: string, from: Members) => Value,
): Field<Value> {
  return new t.Type<Value, unknown>(
    "an object",
    (value): value is Value => readRecord(value) !== undefined,
    (value, context) => {
      const from = readRecord(value);
      if (from === undefined) return t.failure(value, context);
      const found = from[textName];
      if (typeof found === "string" && found !== "") return t.success(read(found, from));
      return t.failure(found, t.appendContext(context, textName, text));
    },
    t.identity,
  );
}

/** Names the expected type in error messages. */
const text = new t.Type<string, unknown>("text", t.string.is, t.failure, t.identity);

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

/** Reads a value with a codec; `undefined` when it fails. */
export function readAs<Value>(codec: Field<Value>, value: unknown): Value | undefined {
  const result = codec.validate(value, nowhere);
  return result._tag === "Right" ? result.right : undefined;
}

/** Reads the members of a list; a member that fails is `undefined`. Returns `undefined` when there is no list. */
export function readEach<Value>(
  codec: Field<Value>,
  value: unknown,
): readonly (Value | undefined)[] | undefined {
  return Array.isArray(value) ? value.map((member) => readAs(codec, member)) : undefined;
}

/** Failures become absent values, so their context is not needed. */
const nowhere: t.Context = [];
