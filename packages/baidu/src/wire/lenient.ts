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
  return lenient(codec.name, (input) => {
    const result = codec.decode(input);
    return result._tag === "Right" ? result.right : undefined;
  });
}

/** Text, or absent. */
export const text = lenient("text", readText);

/** A list of texts; empty where there is none. */
export const texts = lenient("a list of text", readTexts);

/** A number, or absent. */
export const number = lenient("a number", readNumber);

/** A number above zero, or absent. */
export const positive = lenient("a number above zero", readPositive);

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
