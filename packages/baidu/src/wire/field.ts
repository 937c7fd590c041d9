import { readNumber } from "@vod-events/core/provider";
import * as t from "io-ts";

/** The members of an object, as they came. */
export type Members = Readonly<Record<string, unknown>>;

/** The codec of a part of an event, which reads whatever comes. */
export type Field<Value> = t.Type<Value, unknown>;

/**
 * The codec of an object whose members are read leniently: what cannot be read of them is absent, so that
 * nothing but another kind of value fails.
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

/** The codec of an object that says nothing without a text; everything else in it is read leniently. */
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

/** What a message says of a text. */
const text = new t.Type<string, unknown>("text", t.string.is, t.failure, t.identity);

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

/** What a codec reads; absent where it fails. */
export function readAs<Value>(codec: Field<Value>, value: unknown): Value | undefined {
  const result = codec.validate(value, nowhere);
  return result._tag === "Right" ? result.right : undefined;
}

/** The members of a list, absent where the codec cannot read one; absent where there is no list. */
export function readEach<Value>(
  codec: Field<Value>,
  value: unknown,
): readonly (Value | undefined)[] | undefined {
  return Array.isArray(value) ? value.map((member) => readAs(codec, member)) : undefined;
}

/** Nobody is told where something failed that is then absent. */
const nowhere: t.Context = [];
