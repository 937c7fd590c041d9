import * as t from "io-ts";

/**
 * Creates a codec from a predicate.
 *
 * @param expectation - completes the message "must be …"
 */
export function codec<Value>(
  expectation: string,
  holds: (value: unknown) => value is Value,
): t.Type<Value> {
  return new t.Type<Value>(
    expectation,
    holds,
    (value, context) =>
      holds(value) ? t.success(value) : t.failure(value, context, `must be ${expectation}`),
    t.identity,
  );
}

export const positiveInteger = codec(
  "an integer above 0",
  (value): value is number => Number.isSafeInteger(value) && (value as number) > 0,
);

export const positiveNumber = codec(
  "a number above 0",
  (value): value is number => Number.isFinite(value) && (value as number) > 0,
);

export const nonNegativeNumber = codec(
  "a number, 0 or more",
  (value): value is number => Number.isFinite(value) && (value as number) >= 0,
);

export const boolean = codec(
  "true or false",
  (value): value is boolean => typeof value === "boolean",
);

export const string = codec("a string", (value): value is string => typeof value === "string");

/** A time as RFC 3339. */
export const instant = codec(
  "a time such as 2026-01-01T00:00:00Z",
  (value): value is string => typeof value === "string" && !Number.isNaN(Date.parse(value)),
);

export const nonEmptyString = codec(
  "a non-empty string",
  (value): value is string => typeof value === "string" && value !== "",
);

/** Creates a codec of an enumeration of strings. */
export function oneOf<Word extends string>(words: readonly Word[]): t.Type<Word> {
  const list = words.map((word) => `"${word}"`).join(" or ");
  return codec(list, (value): value is Word => (words as readonly unknown[]).includes(value));
}

/** Creates a codec of a list. Errors contain the index of the item. */
export function listOf<Item>(codec: t.Type<Item>): t.Type<readonly Item[]> {
  const list = t.readonlyArray(codec);
  return new t.Type<readonly Item[]>(
    "a list",
    list.is,
    (value, context) =>
      Array.isArray(value)
        ? list.validate(value, context)
        : t.failure(value, context, "must be a list"),
    t.identity,
  );
}
