import type { Provider } from "../provider/provider.js";
import { placesIn, withValueReplaced } from "./places.js";
import { type Sample, translate } from "./sample.js";

type Format = (time: Date) => unknown;

const iso = (time: Date) => time.toISOString();
const seconds = (time: Date) => Math.floor(time.getTime() / 1000);

/** The formats of native times. */
const formats: readonly Format[] = [
  iso,
  (time) => iso(time).replace(/\.\d+Z$/, "Z"),
  (time) => iso(time).replace("Z", "000Z"),
  (time) => iso(time).replace(/\.(\d+Z)$/, ":$1"),
  seconds,
  (time) => String(seconds(time)),
  (time) => time.getTime(),
  (time) => String(time.getTime()),
];

/**
 * Changes the time of a sample's events, in the format of the native member. Returns `undefined` when they have no time
 * of their own.
 */
export function dateSample(provider: Provider, sample: Sample, at: Date): Sample | undefined {
  const old = sample.events.find(({ time }) => time !== undefined)?.time;
  if (old === undefined) return undefined;
  const values = new Set(placesIn(sample.payload).map(({ value }) => value));
  for (const format of formats) {
    const native = format(new Date(old));
    if (!values.has(native)) continue;
    const payload = withValueReplaced(sample.payload, native, format(at));
    const events = translate(provider, payload);
    const isDated = events?.some(({ time }) => time !== undefined && isWithinSecond(time, at));
    if (events?.length === sample.events.length && isDated) return { ...sample, payload, events };
  }
  return undefined;
}

function isWithinSecond(time: string, at: Date): boolean {
  return Math.abs(Date.parse(time) - at.getTime()) < 1000;
}
