import type { Meter } from "@opentelemetry/api";
import type { ObservedApplication } from "@vod-events/core";
import { attributes } from "./attributes.js";
import { type Instrument, instruments } from "./instruments.js";

/** Reads the number of events and their age when metrics are collected, until the application stops. */
export function observeInbox(meter: Meter, application: ObservedApplication): void {
  const { inbox, clock, closing } = application;
  if (inbox === undefined) return;
  const gauge = ({ name, unit, description }: Instrument) =>
    meter.createObservableGauge(name, { unit, description });
  const events = gauge(instruments.inboxEvents);
  const age = gauge(instruments.oldestAge);
  const read: Parameters<Meter["addBatchObservableCallback"]>[0] = async (result) => {
    const stats = await inbox.stats().catch(() => undefined);
    if (stats === undefined) return;
    for (const state of ["waiting", "running", "dead"] as const) {
      result.observe(events, stats[state], { [attributes.state]: state });
    }
    const oldest = stats.oldestOpenAt?.getTime() ?? clock.now();
    result.observe(age, Math.max(0, clock.now() - oldest) / 1000);
  };
  meter.addBatchObservableCallback(read, [events, age]);
  const remove = () => meter.removeBatchObservableCallback(read, [events, age]);
  closing.addEventListener("abort", remove, { once: true });
}
