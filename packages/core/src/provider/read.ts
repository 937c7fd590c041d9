/**
 * Lenient readers of wire values: what is not there, `null`, empty or of another kind is absent. A wrong
 * type in a field that nobody needs to identify the event must never cost the event.
 */

/** Text that is not empty. An integer counts: some clouds print ids as bare numbers now and then. */
export function readText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number" && Number.isInteger(value)) return String(value);
  return undefined;
}

/** Text that looks like a code or an id: nothing else that a gateway echoes may get into an error. */
export function readName(value: unknown): string | undefined {
  const name = readText(value);
  return name !== undefined && /^[\w.-]{1,100}$/.test(name) ? name : undefined;
}

/** A finite number, also when it comes as text. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === "string" && value.trim() === "") return undefined;
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A number above zero: for sizes and the like, which some clouds print as 0 where they are not known. */
export function readPositive(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** What is written as {@link readInstant} writes it; of the days only those that every month has. */
const plainInstant =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const neverStarts = "0000-";
const neverEnds = "9999-";

/**
 * An instant in RFC 3339, in UTC, without fractions of zero. Clouds write `0000-00-00T00:00:00Z` for
 * "not set" and `9999-12-31T23:59:59Z` for "never"; both are absent.
 */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (value.startsWith(neverStarts) || value.startsWith(neverEnds)) return undefined;
  if (plainInstant.test(value)) return value;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)) {
    return undefined;
  }
  const time = Date.parse(value);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).toISOString().replace(".000Z", "Z");
}

/** A list; anything else is an empty one. Members that are `null` are left out. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : [];
}

/** The texts of a list. */
export function readTexts(value: unknown): readonly string[] {
  return readList(value)
    .map(readText)
    .filter((text) => text !== undefined);
}
