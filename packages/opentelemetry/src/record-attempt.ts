import type { ObservedAttempt } from "@vod-events/core";
import { attributes, destination, messaging } from "./attributes.js";
import type { Meters } from "./meters.js";

/** The provider of an attempt: its name in the application, or the adapter's id where only that is stored. */
export function providerOf({ event, integrity }: ObservedAttempt): string {
  return integrity.providerName ?? event.provider;
}

/** Records an attempt that ended; `failure` is the type of its error. */
export function recordAttempt(
  attempt: ObservedAttempt,
  meters: Meters,
  ended: { readonly at: number; readonly seconds: number; readonly failure: string | undefined },
): void {
  const provider = providerOf(attempt);
  const eventType = { [attributes.eventType]: attempt.event.type };
  const failed = ended.failure !== undefined && { [attributes.errorType]: ended.failure };
  meters.processed.record(ended.seconds, {
    ...messaging(provider, "process"),
    ...eventType,
    ...failed,
  });
  const time = timeOf(attempt);
  if (time === undefined) return;
  const typed = { ...destination(provider), ...eventType };
  if (attempt.attempt === 1) {
    const channel = { [attributes.channel]: attempt.integrity.channel };
    meters.deliveryLag.record(secondsBetween(time, attempt.receivedAt.getTime()), {
      ...typed,
      ...channel,
    });
  }
  if (ended.failure === undefined) meters.eventLag.record(secondsBetween(time, ended.at), typed);
}

/** A time that is derived may be that of the media's creation, so no lag follows from it. */
function timeOf({ event }: ObservedAttempt): number | undefined {
  if (event.time === undefined || event.timeSource !== undefined) return undefined;
  return Date.parse(event.time);
}

/** The clocks of a provider and of this machine differ. */
function secondsBetween(from: number, to: number): number {
  return Math.max(0, to - from) / 1000;
}
