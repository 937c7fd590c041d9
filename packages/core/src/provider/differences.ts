/** Where what somebody claims and what is told differ. */
export interface Differences {
  /** The paths of values that are told otherwise, such as `data.rendition.url`. */
  readonly changed: readonly string[];
  /** The paths of values that are claimed and not told. */
  readonly missing: readonly string[];
  /** The paths of values that are told and not claimed. */
  readonly unexpected: readonly string[];
}

/**
 * Holds a JSON value against another. Lists are told otherwise as a whole where one is longer. Of URLs the query is
 * left out: it signs them, and is another each time.
 */
export function differencesOf(claimed: unknown, told: unknown, path = ""): Differences {
  if (isSame(claimed, told) || (isAbsent(claimed) && isAbsent(told))) return none;
  if (isAbsent(told)) return { ...none, missing: leavesOf(claimed, path) };
  if (isAbsent(claimed)) return { ...none, unexpected: leavesOf(told, path) };
  if (Array.isArray(claimed) && Array.isArray(told) && claimed.length === told.length) {
    return together(claimed.map((item, at) => differencesOf(item, told[at], `${path}[${at}]`)));
  }
  if (!isRecord(claimed) || !isRecord(told)) return { ...none, changed: [path] };
  const names = new Set([...Object.keys(claimed), ...Object.keys(told)]);
  return together(
    [...names].map((name) => differencesOf(claimed[name], told[name], below(path, name))),
  );
}

const none: Differences = { changed: [], missing: [], unexpected: [] };

function together(parts: readonly Differences[]): Differences {
  return {
    changed: parts.flatMap(({ changed }) => changed),
    missing: parts.flatMap(({ missing }) => missing),
    unexpected: parts.flatMap(({ unexpected }) => unexpected),
  };
}

function leavesOf(value: unknown, path: string): readonly string[] {
  if (!isRecord(value)) return [path];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, below(path, name)));
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isSame(claimed: unknown, told: unknown): boolean {
  if (claimed === told) return true;
  if (typeof claimed !== "string" || typeof told !== "string") return false;
  const place = placeOf(claimed);
  return place !== undefined && place === placeOf(told);
}

/** A URL without its query; `undefined` for what is none. */
function placeOf(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, username, password, pathname } = new URL(text);
  return [origin, username, password, pathname].join(" ");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
