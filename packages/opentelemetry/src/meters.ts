import type { Meter } from "@opentelemetry/api";
import { type Instrument, instruments } from "./instruments.js";

/** Bucket boundaries that the semantic conventions advise for durations of messaging, in seconds. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** Lags last from a second to days, because providers and inboxes retry. */
const lags = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14_400, 86_400];

/** The instruments of a meter that are recorded when something happens. */
export type Meters = ReturnType<typeof createMeters>;

/** Creates {@link Meters}. */
export function createMeters(meter: Meter) {
  const counter = ({ name, unit, description }: Instrument) =>
    meter.createCounter(name, { unit, description });
  const histogram = ({ name, unit, description }: Instrument, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
  const { name, unit, description } = instruments.configDifferences;
  return {
    consumed: counter(instruments.consumed),
    rejections: counter(instruments.rejections),
    duplicates: counter(instruments.duplicates),
    retries: counter(instruments.retries),
    deadLetters: counter(instruments.deadLetters),
    schemaDrifts: counter(instruments.schemaDrifts),
    failures: counter(instruments.failures),
    processed: histogram(instruments.processed, durations),
    apiCalls: histogram(instruments.apiCalls, durations),
    deliveryLag: histogram(instruments.deliveryLag, lags),
    eventLag: histogram(instruments.eventLag, lags),
    configDifferences: meter.createGauge(name, { unit, description }),
  };
}
