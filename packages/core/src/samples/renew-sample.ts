import { hash } from "node:crypto";
import type { VodEvent } from "../event/event.js";
import type { Provider } from "../provider/provider.js";
import { placesIn, withValueReplaced } from "./places.js";
import { type Sample, translate } from "./sample.js";

/**
 * Gives the events of a sample other ids, by changing the ids in it. Everything else stays the same. Returns
 * `undefined` when the ids do not change without the media's id, and `keepMediaId` is set.
 *
 * @param seed - the same seed gives the same ids
 */
export function renewSample(
  provider: Provider,
  sample: Sample,
  seed: string,
  keepMediaId: boolean,
): Sample | undefined {
  let { payload, events } = sample;
  for (const value of likeliestFirst(sample)) {
    const renewed = withValueReplaced(payload, value, otherId(value, `${seed}:${value}`));
    const translated = translate(provider, renewed);
    if (translated === undefined || !isSameKind(events, translated, keepMediaId)) continue;
    if (countOfOldIds(sample.events, translated) >= countOfOldIds(sample.events, events)) continue;
    payload = renewed;
    events = translated;
    if (countOfOldIds(sample.events, events) === 0) return { ...sample, payload, events };
  }
  return undefined;
}

/** Texts that are in the id of an event come first. */
function likeliestFirst({ payload, events }: Sample): readonly string[] {
  const texts = placesIn(payload).flatMap(({ value }) =>
    typeof value === "string" && value.length >= 4 ? [value] : [],
  );
  const ids = events.map(({ id }) => id).join(" ");
  const rank = (text: string) => (ids.includes(encoded(text)) ? 0 : 1);
  return [...new Set(texts)].toSorted((a, b) => rank(a) - rank(b));
}

function encoded(text: string): string {
  return text.replaceAll("%", "%25").replaceAll(":", "%3A");
}

const idLength = 10;

/** Replaces the end of an id by other digits, or other hexadecimal digits if it has letters. */
function otherId(id: string, seed: string): string {
  const digest = hash("sha256", seed, "hex");
  const isNumber = /\d{6}$/.test(id);
  const digits = BigInt(`0x${digest}`).toString().slice(-idLength);
  const end = /[\da-zA-Z]*$/.exec(id)?.[0].length ?? 0;
  const kept = id.slice(0, id.length - Math.min(end, idLength));
  return `${kept}${isNumber ? digits : digest.slice(0, idLength)}`;
}

function countOfOldIds(before: readonly VodEvent[], after: readonly VodEvent[]): number {
  const old = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => old.has(id)).length;
}

/** Whether the events differ in their ids at most. */
function isSameKind(
  before: readonly VodEvent[],
  after: readonly VodEvent[],
  keepMediaId: boolean,
): boolean {
  return (
    before.length === after.length &&
    before.every((event, index) => {
      const other = after[index];
      return (
        other?.type === event.type &&
        other.outcome === event.outcome &&
        other.time === event.time &&
        other.failure?.code === event.failure?.code &&
        (!keepMediaId || other.mediaId === event.mediaId)
      );
    })
  );
}
