import { compareFacts, compareStamps, compareTexts } from "./fact.js";
import type { Fact, FactRecord } from "./media-state.js";

/** The maximum number of entries of a record, together with its removed ones. */
const maxEntries = 200;

/** Present entries, and the keys of removed ones. */
export interface Entries<Value> {
  readonly present: FactRecord<Value>;
  readonly removed: FactRecord<true>;
}

/** Returns an entry. Keys come from outside, and may be names of members of every object. */
function entryOf<Value>(record: FactRecord<Value>, key: string): Fact<Value> | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Puts a fact under a key, if it is later than the one there. Of too many entries, the last ones stay.
 *
 * @param compare which of two facts is later
 */
export function putEntry<Value>(
  record: FactRecord<Value>,
  key: string,
  fact: Fact<Value>,
  compare: (left: Fact<Value>, right: Fact<Value>) => number = compareFacts,
): FactRecord<Value> {
  const before = entryOf(record, key);
  if (before !== undefined && compare(fact, before) <= 0) return record;
  const all = { ...record, [key]: fact };
  return sizeOf(all) <= maxEntries ? all : without(all, firstOf(all, compare));
}

/**
 * Puts a fact under a key that may have been removed, if it is later than its removal. A removed entry keeps its place
 * among the last ones, because otherwise the order of events would make a difference.
 */
export function putPresent<Value>(
  { present, removed }: Entries<Value>,
  key: string,
  fact: Fact<Value>,
): Entries<Value> {
  const removal = entryOf(removed, key);
  const before = entryOf(present, key);
  if (removal !== undefined && compareStamps(fact, removal) <= 0) return { present, removed };
  if (before !== undefined && compareFacts(fact, before) <= 0) return { present, removed };
  return trimmed({ present: { ...present, [key]: fact }, removed: without(removed, key) });
}

/** Removes the entry of a key, if it is not later than the removal. The key is remembered, even without an entry. */
export function removeEntry<Value>(
  { present, removed }: Entries<Value>,
  key: string,
  removal: Fact<true>,
): Entries<Value> {
  const before = entryOf(present, key) ?? entryOf(removed, key);
  const isKnown = before !== undefined && compareStamps(removal, before) < 0;
  if (isKnown) return { present, removed };
  return trimmed({ present: without(present, key), removed: { ...removed, [key]: removal } });
}

function trimmed<Value>({ present, removed }: Entries<Value>): Entries<Value> {
  if (sizeOf(present) + sizeOf(removed) <= maxEntries) return { present, removed };
  const first = firstOf<Value | true>({ ...present, ...removed }, compareStamps);
  return { present: without(present, first), removed: without(removed, first) };
}

export function firstOf<Value>(
  record: FactRecord<Value>,
  compare: (left: Fact<Value>, right: Fact<Value>) => number,
): string {
  return Object.entries(record).reduce((first, each) =>
    (compare(each[1], first[1]) || compareTexts(each[0], first[0])) < 0 ? each : first,
  )[0];
}

export function without<Value>(record: FactRecord<Value>, key: string): FactRecord<Value> {
  if (!Object.hasOwn(record, key)) return record;
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

function sizeOf(record: FactRecord<unknown>): number {
  return Object.keys(record).length;
}
