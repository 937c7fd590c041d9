import type { VodEvent, VodEventType } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { loadSamples, makeSample, type Sample } from "@vod-events/core/samples";
import { providers } from "./providers.js";
import { runningTasks } from "./running-tasks.js";

/** An event of a sample, and the native event that becomes it. */
export interface EventSample {
  readonly sample: Sample;
  readonly event: VodEvent;
}

const samples = new Map(
  await Promise.all(
    providers.map(async (provider) => [provider.id, await samplesOf(provider)] as const),
  ),
);

/** The samples of an adapter, and a running task if they have none. */
async function samplesOf(provider: Provider): Promise<readonly Sample[]> {
  const own = await loadSamples(provider);
  const running = runningTasks[provider.id];
  return running === undefined ? own : [...own, await makeSample(provider, running)];
}

/** Returns the first event of a type in the samples of a provider: a successful one, if there is one. */
export function eventSample(providerId: string, type: VodEventType): EventSample | undefined {
  const found = (samples.get(providerId) ?? []).flatMap((sample) =>
    sample.events.filter((event) => event.type === type).map((event) => ({ sample, event })),
  );
  return found.find(({ event }) => event.outcome === "succeeded") ?? found[0];
}
