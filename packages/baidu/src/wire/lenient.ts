import {
  readInstant,
  readNumber,
  readPositive,
  readText,
  readTexts,
} from "@vod-events/core/provider";
import * as t from "io-ts";

/** A codec that accepts anything and leaves it to a reader what to make of it. */
function lenient<Value>(name: string, read: (input: unknown) => Value) {
  const accepts = (_input: unknown): _input is Value => true;
  return new t.Type<Value, unknown, unknown>(
    name,
    accepts,
    (input) => t.success(read(input)),
    t.identity,
  );
}

/** What another codec reads; absent where it cannot. */
export function optional<Value>(codec: t.Type<Value, unknown, unknown>) {
  return lenient(codec.name, (input) => readBy(codec, input));
}

/** The members of a list, absent where the codec cannot read one; absent where there is no list. */
export function list<Value>(codec: t.Type<Value, unknown, unknown>) {
  return lenient(`a list of ${codec.name}`, (input): readonly (Value | undefined)[] | undefined =>
    Array.isArray(input) ? input.map((member) => readBy(codec, member)) : undefined,
  );
}

function readBy<Value>(codec: t.Type<Value, unknown, unknown>, input: unknown): Value | undefined {
  const result = codec.decode(input);
  return result._tag === "Right" ? result.right : undefined;
}

/** Text, or absent. */
export const text = lenient("text", readText);

/** A list of texts; empty where there is none. */
export const texts = lenient("a list of text", readTexts);

/** A number, or absent. */
export const number = lenient("a number", readNumber);

/** A number above zero, or absent. */
export const positive = lenient("a number above zero", readPositive);

/** A number from 0 to 100, or absent. */
export const percent = lenient("a number from 0 to 100", (input) => {
  const value = readNumber(input);
  return value !== undefined && value >= 0 && value <= 100 ? value : undefined;
});

/** An RFC 3339 time, or absent. */
export const instant = lenient("a time", readInstant);

/** Text that has to be there and may not be empty. */
export const requiredText = new t.Type<string, unknown, unknown>(
  "text",
  isFilledText,
  (input, context) => (isFilledText(input) ? t.success(input) : t.failure(input, context)),
  t.identity,
);

function isFilledText(input: unknown): input is string {
  return typeof input === "string" && input !== "";
}
