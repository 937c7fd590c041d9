import { type JsonLine, type Leaf, leavesOf } from "./json-lines.js";

/** The paths of the other side with the same value, by path. */
export type FieldLinks = ReadonlyMap<string, readonly string[]>;

/** The most paths that a field is linked to. A value that is found more often says nothing. */
const mostLinks = 8;

/**
 * Links the fields of a neutral event to the fields of its native payload with the same value: the same text, the same
 * number, or the same time in another format. Nothing else is linked. Values that occur everywhere, such as 0, are
 * linked only to fields with the same name.
 */
export function linkFields(
  neutral: readonly JsonLine[],
  native: readonly JsonLine[],
): { readonly fromNeutral: FieldLinks; readonly fromNative: FieldLinks } {
  const natives = new Map<string, JsonLine[]>();
  for (const line of leavesOf(native)) {
    for (const key of keysOf(line.leaf)) add(natives, key, line);
  }
  const fromNeutral = new Map<string, string[]>();
  const fromNative = new Map<string, string[]>();
  for (const line of leavesOf(neutral)) {
    const found = new Set(keysOf(line.leaf).flatMap((key) => natives.get(key) ?? []));
    const linked = [...found].filter(
      (other) => isDistinctive(line.leaf) || isSameName(line.name, other.name),
    );
    if (linked.length === 0 || linked.length > mostLinks) continue;
    for (const other of linked) {
      add(fromNeutral, line.path, other.path);
      add(fromNative, other.path, line.path);
    }
  }
  return { fromNeutral, fromNative };
}

function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [item]);
  else known.push(item);
}

/** Returns the keys of a value: equal values share one. A time has its instant as a second key. */
function keysOf(leaf: Leaf): readonly string[] {
  if (leaf === null || leaf === "") return [];
  const instant = instantOf(leaf);
  const text = `${leaf}`;
  return instant === undefined ? [text] : [text, `at ${instant}`];
}

/** A date and a time, as providers write them. */
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Unix times from 2001 on, in seconds and in milliseconds. */
const unixSeconds = [1e9, 1e10] as const;

/** Returns the instant that a value may stand for, in milliseconds. A time without a zone counts as UTC. */
function instantOf(leaf: Leaf): number | undefined {
  if (typeof leaf === "boolean" || leaf === null) return undefined;
  const number = Number(leaf);
  if (leaf !== "" && !Number.isNaN(number)) {
    const [low, high] = unixSeconds;
    if (number >= low && number < high) return number * 1000;
    return number >= low * 1000 && number < high * 1000 ? number : undefined;
  }
  if (typeof leaf !== "string" || !dateTime.test(leaf)) return undefined;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(leaf);
  const instant = Date.parse(`${leaf.replace(" ", "T")}${hasZone ? "" : "Z"}`);
  return Number.isNaN(instant) ? undefined : instant;
}

function isDistinctive(leaf: Leaf): boolean {
  if (typeof leaf === "string") return leaf.length >= 3;
  return typeof leaf === "number" && Math.abs(leaf) >= 10;
}

function isSameName(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}
