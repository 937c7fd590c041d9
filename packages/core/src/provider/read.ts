/**
 * Lenient readers of wire values. A missing, `null`, empty or mistyped value reads as `undefined`, so that a wrong
 * type in a field that does not identify the event never loses the event.
 */

/** Reads a non-empty string. Integers are accepted, because some providers send ids as numbers. */
export function readText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  if (typeof value === "number" && Number.isInteger(value)) return String(value);
  return undefined;
}

/**
 * Reads a string that looks like a code or an id. Other text, such as an echo of a gateway, must not appear in
 * errors.
 */
export function readName(value: unknown): string | undefined {
  const name = readText(value);
  return name !== undefined && /^[\w.-]{1,100}$/.test(name) ? name : undefined;
}

const absoluteUrl = /^https?:\/\/[^\s/]\S*$/i;

/** Reads an absolute HTTP URL. A relative one is of no use to an application. */
export function readUrl(value: unknown): string | undefined {
  return typeof value === "string" && absoluteUrl.test(value) ? value : undefined;
}

/** Reads a finite number, also from a string. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === "string" && value.trim() === "") return undefined;
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Reads a positive number. Some providers send 0 for an unknown size. */
export function readPositive(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** Instants that need no conversion. Days 29 to 31 are left out because not every month has them. */
const plainInstant =
  /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const neverStarts = "0000-";
const neverEnds = "9999-";

/**
 * Reads an RFC 3339 instant in UTC, without fractions of zero. Providers send `0000-00-00T00:00:00Z` for "not set"
 * and `9999-12-31T23:59:59Z` for "never"; both read as `undefined`.
 */
export function readInstant(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (plainInstant.test(value)) return value;
  if (value.startsWith(neverStarts) || value.startsWith(neverEnds)) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)) {
    return undefined;
  }
  const time = Date.parse(value);
  if (Number.isNaN(time)) return undefined;
  return new Date(time).toISOString().replace(".000Z", "Z");
}

/** Reads a list without its `null` members; other values read as an empty list. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : [];
}

/** Reads the strings of a list. */
export function readTexts(value: unknown): readonly string[] {
  return readEach(readText, value);
}

/** Reads the absolute HTTP URLs of a list. */
export function readUrls(value: unknown): readonly string[] {
  return readEach(readUrl, value);
}

/** Reads the members of a list and drops those that are unreadable. */
function readEach<Value>(
  read: (value: unknown) => Value | undefined,
  list: unknown,
): readonly Value[] {
  const found: Value[] = [];
  if (!Array.isArray(list)) return found;
  for (const member of list) {
    const value = read(member);
    if (value !== undefined) found.push(value);
  }
  return found;
}
