import fc from "fast-check";

/** Something put at a place of a config. */
export interface ConfigChange {
  readonly at: number;
  readonly kind: "replace" | "drop" | "add";
  readonly name: string;
  readonly value: unknown;
}

const names = fc.oneof(
  fc.constantFrom(
    ...["__proto__", "constructor", "toString", "then", "", "a\nb", "..", "\ud800"],
    ...["key", "mode", "env", "client", "adapter", "credentials", "capabilities", "endpoint"],
  ),
  fc.string({ unit: "binary", maxLength: 10 }),
);

/** Arbitrary JSON values. A string without a meaning is a canary, which no error may quote. */
const jsonValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, false, 0, -1, 1.5, 1e308, 7, "", [], {}, [null], [[]]),
  fc.constantFrom(
    "canary:",
    "canary:\nline",
    "\ud800canary:",
    "\u0000canary:",
    `canary:${"x".repeat(5000)}`,
  ),
  fc.constantFrom("push", "pull", "http://canary", "https://", "ftp://canary", "https://[canary"),
  fc.constantFrom<unknown[]>({ toString: 1 }, { __proto__: null }, { length: 3 }, ["canary:"], {
    key: 1,
  }),
  fc.constantFrom<unknown[]>(JSON.parse('{"__proto__":{"key":"canary:"}}'), {
    valueOf: null,
    toString: null,
  }),
);

/** Arbitrary values that only a program can create. */
const programValues: fc.Arbitrary<unknown> = fc.oneof(
  jsonValues,
  fc.constantFrom<unknown[]>(
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    Symbol("canary:"),
  ),
  fc.constantFrom<unknown[]>(
    () => undefined,
    () => ({}),
    async () => "canary:",
    new Date(Number.NaN),
  ),
  fc.constantFrom<unknown[]>(
    new Map(),
    Object.create(null),
    new URL("https://canary.example"),
    /canary/,
  ),
);

/** Arbitrary changes of a config in a JSON file. */
export const jsonConfigChanges = changesWith(jsonValues);

/** Changes of a config that a program makes. */
export const programConfigChanges = changesWith(programValues);

function changesWith(value: fc.Arbitrary<unknown>): fc.Arbitrary<readonly ConfigChange[]> {
  const kind = fc.constantFrom<ConfigChange["kind"][]>("replace", "replace", "drop", "add");
  return fc.array(fc.record({ at: fc.nat(), kind, name: names, value }), { maxLength: 3 });
}

/** Returns the config with changes. Values other than plain objects and lists are not changed inside. */
export function changedConfig(config: unknown, changes: readonly ConfigChange[]): unknown {
  return changes.reduce((before, change) => {
    const places = placesIn(before);
    return changedAt(before, places[change.at % places.length] ?? [], change);
  }, config);
}

function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isPlain(value)) return [path];
  const below = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]));
  return [path, ...below];
}

function changedAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: ConfigChange,
): unknown {
  if (key === undefined) {
    if (change.kind !== "add" || !isPlain(value) || Array.isArray(value)) return change.value;
    return Object.fromEntries([...Object.entries(value), [change.name, change.value]]);
  }
  if (!isPlain(value)) return value;
  if (rest.length === 0 && change.kind === "drop") {
    const remaining = Object.entries(value).filter(([name]) => name !== key);
    return Array.isArray(value) ? remaining.map(([, part]) => part) : Object.fromEntries(remaining);
  }
  const entries = Object.entries(value).map(
    ([name, part]) => [name, name === key ? changedAt(part, rest, change) : part] as const,
  );
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
