import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { FoldableEvent } from "@vod-events/core/media";
import {
  decodeEvent,
  type MediaRules,
  type Provider,
  type VodEvent,
} from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";

/** All adapters. */
export const providers: readonly Provider[] = [
  tencent({ env: {} }),
  baidu({ env: {} }),
  alibaba({ env: {} }),
  mux({ env: {} }),
  volcengine({ env: {} }),
];

/** Returns the rules of an adapter. */
export function rulesOf(id: string): MediaRules | undefined {
  return providers.find((provider) => provider.id === id)?.media;
}

/** Returns the neutral events of all samples of an adapter. */
export async function sampleEventsOf(provider: Provider): Promise<readonly VodEvent[]> {
  const samples = (await provider.samples?.()) ?? {};
  return Object.values(samples).flatMap((json) => {
    const decoded = decodeEvent(provider, json);
    return decoded.ok ? provider.normalize(decoded.wire) : [];
  });
}

/** The number of seconds in which stories take place. Few, so that events often have the same time. */
export const storySeconds = 6;

/** The time of a second of a story. */
export function timeOf(second: number, milliseconds = 0): string {
  return new Date(Date.UTC(2026, 0, 1, 0, 0, second, milliseconds)).toISOString();
}

/** An event of a story: a sample that happens to another media, at another time, with an id of its own. */
export interface Happening {
  /** The number of the sample. */
  readonly sample: number;
  readonly media: number;
  readonly second: number;
  /** Whether the event has no time of its own. */
  readonly isUntimed: boolean;
}

/** Returns the event of a happening. */
export function eventOf(samples: readonly VodEvent[], happening: Happening): FoldableEvent {
  const { sample, media, second, isUntimed } = happening;
  const event = samples[sample % samples.length];
  if (event === undefined) throw new Error("There are no samples.");
  const { time: _, timeSource: __, ...untimed } = event;
  const timed = isUntimed ? untimed : { ...untimed, time: timeOf(second) };
  const id = `${event.id}:${media}:${second}:${isUntimed}`;
  const mediaId = event.mediaId === undefined ? {} : { mediaId: `media-${media}` };
  const moved = withOutputs({ ...timed, id, ...mediaId } as VodEvent, media);
  return { event: moved, receivedAt: new Date(timeOf(second, 500)) };
}

/** Gives the outputs of a task ids of the same story. */
function withOutputs(event: VodEvent, media: number): VodEvent {
  if (!("outputs" in event.data)) return event;
  const outputs = event.data.outputs.map((output) =>
    output.mediaId === undefined ? output : { ...output, mediaId: `media-${media + 1}` },
  );
  return { ...event, data: { ...event.data, outputs } } as VodEvent;
}
