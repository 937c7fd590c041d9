import type { Provider } from "../provider/provider.js";
import { formatPath, type Place, placesIn, withValueAt } from "./places.js";
import { type Sample, translate } from "./sample.js";
import { type Selection, selectedEvent } from "./select-sample.js";

/** A sample that was changed, and how. */
export interface FailedSample {
  readonly sample: Sample;
  /** The changed members, such as `Status=fail`. */
  readonly changes: readonly string[];
}

/** The members that may hold a status or an error code. */
const statusName = /(status|state|code|result|err\w*)$/i;

/** Words for a failure. Only the translation decides whether a value is one. */
const words = ["fail", "failed", "error", "errored"];
const errorCode = 1;

interface Change {
  readonly place: Place;
  readonly value: unknown;
}

/**
 * Makes a failed sample of one that succeeded, by changing one or two members. Returns `undefined` when no change makes
 * the adapter translate it to a failure.
 */
export function failedSample(
  provider: Provider,
  sample: Sample,
  selection: Selection,
): FailedSample | undefined {
  const changes = placesIn(sample.payload).flatMap(changesOf);
  const single = firstFailed(provider, sample, selection, changes, []);
  if (single !== undefined || changes.length > maxPaired) return single;
  for (const first of changes) {
    const pair = firstFailed(provider, sample, selection, changes, [first]);
    if (pair !== undefined) return pair;
  }
  return undefined;
}

/** Above it, all pairs take too long. */
const maxPaired = 60;

function changesOf(place: Place): readonly Change[] {
  const { path, value } = place;
  if (!statusName.test(path.findLast((name) => !/^\d+$/.test(name)) ?? "")) return [];
  if (typeof value === "number") return [{ place, value: errorCode }];
  if (typeof value !== "string") return [];
  return words.map((word) => ({ place, value: inCaseOf(value, word) }));
}

/** Writes a word like the value that it replaces: `FAIL` for `SUCCESS`, `Fail` for `Success`. */
function inCaseOf(value: string, word: string): string {
  if (value === value.toLowerCase()) return word;
  if (value === value.toUpperCase()) return word.toUpperCase();
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function firstFailed(
  provider: Provider,
  sample: Sample,
  selection: Selection,
  changes: readonly Change[],
  before: readonly Change[],
): FailedSample | undefined {
  const start = changed(sample.payload, before);
  for (const change of changes) {
    if (before.some(({ place }) => place === change.place)) continue;
    const payload = changed(start, [change]);
    const events = translate(provider, payload);
    const failed = events && { ...sample, payload, events };
    if (failed === undefined || selectedEvent(failed, selection) === undefined) continue;
    return { sample: failed, changes: [...before, change].map(format) };
  }
  return undefined;
}

function changed(payload: object, changes: readonly Change[]): object {
  return changes.reduce((json, { place, value }) => withValueAt(json, place.path, value), payload);
}

function format({ place, value }: Change): string {
  return `${formatPath(place.path)}=${value}`;
}
