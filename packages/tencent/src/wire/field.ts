import {
  readInstant,
  readList,
  readNumber,
  readPositive,
  readText,
  readTexts,
} from "@vod-events/core/provider";
import * as t from "io-ts";

/** A codec of a field that is read leniently: it never fails, what it cannot read is absent. */
export type Field<Value> = t.Type<Value, unknown>;

/** Makes a {@link Field} of a reader. */
export function lenient<Value>(name: string, read: (value: unknown) => Value): Field<Value> {
  return new t.Type<Value, unknown>(
    name,
    (value): value is Value => read(value) === value,
    (value) => t.success(read(value)),
    t.identity,
  );
}

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
export function readRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Readonly<Record<string, unknown>>;
}

function readPercent(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 && number <= 100 ? number : undefined;
}

/** The ids of a list. */
function readIds(value: unknown): readonly string[] {
  return readList(value)
    .map(readId)
    .filter((id) => id !== undefined);
}

export const text = lenient("text", readText);
export const texts = lenient("a list of texts", readTexts);
export const number = lenient("a number", readNumber);
export const positive = lenient("a number above 0", readPositive);
export const percent = lenient("a number from 0 to 100", readPercent);
export const instant = lenient("an instant", readInstant);
export const optionalId = lenient("an id", readId);
export const presetId = lenient("the id of a preset", readPresetId);
export const ids = lenient("a list of ids", readIds);
export const record = lenient("an object", readRecord);

/** An id without which nothing is known about an event: the only kind of field that can fail. */
export const requiredId = new t.Type<string, unknown>(
  "an id",
  (value): value is string => typeof value === "string",
  (value, context) => {
    const id = readId(value);
    return id === undefined ? t.failure(value, context) : t.success(id);
  },
  t.identity,
);

/** What `codec` reads; absent where that fails. */
export function optional<Value>(codec: Field<Value>): Field<Value | undefined> {
  return lenient(codec.name, (value) => readAs(codec, value));
}

/** A list of what `codec` reads, less what it cannot. */
export function listOf<Value>(codec: Field<Value>): Field<readonly NonNullable<Value>[]> {
  return lenient<readonly NonNullable<Value>[]>(`a list of ${codec.name}`, (value) =>
    readList(value)
      .map((member) => readAs(codec, member))
      .filter((member) => member !== undefined && member !== null),
  );
}

/** What a codec reads; absent where it fails. */
export function readAs<Value>(codec: Field<Value>, value: unknown): Value | undefined {
  const result = codec.decode(value);
  return result._tag === "Right" ? result.right : undefined;
}
