import type { VodEvent, VodEventType } from "@vod-events/core";
import { loadSamples, type Sample } from "@vod-events/core/samples";
import { providers } from "./providers.js";

/** An event of a sample, and the native event that becomes it. */
export interface EventSample {
  readonly sample: Sample;
  readonly event: VodEvent;
}

const samples = new Map(
  await Promise.all(
    providers.map(async (provider) => [provider.id, await loadSamples(provider)] as const),
  ),
);

/** Returns the first event of a type in the samples of a provider: a successful one, if there is one. */
export function eventSample(providerId: string, type: VodEventType): EventSample | undefined {
  const found = (samples.get(providerId) ?? []).flatMap((sample) =>
    sample.events.filter((event) => event.type === type).map((event) => ({ sample, event })),
  );
  return found.find(({ event }) => event.outcome === "succeeded") ?? found[0];
}
