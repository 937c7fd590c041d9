/** Lists the paths where a claimed value and an actual value differ. */
export interface Differences {
  /** Paths with different values, such as `data.rendition.url`. */
  readonly changed: readonly string[];
  /** Paths that are claimed but missing in the actual value. */
  readonly missing: readonly string[];
  /** Paths of the actual value that are not claimed. */
  readonly unexpected: readonly string[];
}

/**
 * Compares two JSON values. Lists of different lengths differ as a whole. Query strings are ignored when comparing
 * URLs because they contain signatures.
 */
export function differencesOf(claimed: unknown, actual: unknown, path = ""): Differences {
  if (isSame(claimed, actual) || (isAbsent(claimed) && isAbsent(actual))) return none;
  if (isAbsent(actual)) return { ...none, missing: leavesOf(claimed, path) };
  if (isAbsent(claimed)) return { ...none, unexpected: leavesOf(actual, path) };
  if (Array.isArray(claimed) && Array.isArray(actual) && claimed.length === actual.length) {
    return merge(claimed.map((item, at) => differencesOf(item, actual[at], `${path}[${at}]`)));
  }
  if (!isRecord(claimed) || !isRecord(actual)) return { ...none, changed: [path] };
  const names = new Set([...Object.keys(claimed), ...Object.keys(actual)]);
  return merge(
    [...names].map((name) => differencesOf(claimed[name], actual[name], join(path, name))),
  );
}

const none: Differences = { changed: [], missing: [], unexpected: [] };

function merge(parts: readonly Differences[]): Differences {
  return {
    changed: parts.flatMap(({ changed }) => changed),
    missing: parts.flatMap(({ missing }) => missing),
    unexpected: parts.flatMap(({ unexpected }) => unexpected),
  };
}

function leavesOf(value: unknown, path: string): readonly string[] {
  if (!isRecord(value)) return [path];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, join(path, name)));
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isSame(claimed: unknown, actual: unknown): boolean {
  if (claimed === actual) return true;
  if (typeof claimed !== "string" || typeof actual !== "string") return false;
  const url = withoutQuery(claimed);
  return url !== undefined && url === withoutQuery(actual);
}

/** Returns a URL without its query; `undefined` for other text. */
function withoutQuery(text: string): string | undefined {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, username, password, pathname } = new URL(text);
  return [origin, username, password, pathname].join(" ");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
