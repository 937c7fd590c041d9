import { randomUUID } from "node:crypto";
import { isVodError, systemClock } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { type MadeSample, makeSample } from "@vod-events/core/samples";
import { reportNote, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { TriggerOptions } from "./options.js";

/** The samples to make. */
export interface SamplePlan {
  readonly provider: Provider;
  readonly event: string;
  readonly options: TriggerOptions;
}

/** A sample, and the time of its event. */
export interface DatedSample {
  readonly sample: MadeSample;
  readonly at: Date;
}

/**
 * Makes the samples one after the other, each when it is needed. Prints the notes of the first.
 *
 * @throws CommandFailure for an unknown event or field
 */
export async function* makeSamples(plan: SamplePlan, io: Io): AsyncGenerator<DatedSample> {
  const { count, mediaId } = plan.options;
  const ids = new Set<string>();
  for (let made = 0; made < count; made++) {
    const at = new Date((io.clock ?? systemClock).now() - (plan.options.late ?? 0));
    const sample = await sampleOf(plan, at);
    if (made === 0) reportNotes(sample, plan, io);
    if (ids.has(sample.event.id)) {
      const cause = mediaId === undefined ? "" : ": its id follows from --media-id";
      throw usage(`--count: the events cannot differ${cause}`);
    }
    ids.add(sample.event.id);
    yield { sample, at };
  }
}

async function sampleOf({ provider, event, options }: SamplePlan, at: Date): Promise<MadeSample> {
  const { native, outcome, mediaId } = options;
  const set = options.set?.map(fieldChange);
  const request = { event, native, outcome, mediaId, set, at, seed: randomUUID() };
  try {
    return await makeSample(provider, request);
  } catch (error) {
    if (!isVodError(error) || error.code !== "config_invalid") throw error;
    throw usage(error.message);
  }
}

function fieldChange(text: string) {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (path !== undefined && value !== undefined) return { path, value };
  throw usage("--set must be <path>=<value>, such as data.media.name=a.mp4");
}

function reportNotes(sample: MadeSample, { options }: SamplePlan, { stderr }: Io): void {
  for (const note of sample.notes) reportNote(stderr, note);
  const others = sample.events.length - 1;
  if (others > 0) reportNote(stderr, `other events in the delivery: ${others}`);
  if (options.late !== undefined && sample.event.time === undefined) {
    reportNote(stderr, "the event has no time: only its signature is late");
  }
}
