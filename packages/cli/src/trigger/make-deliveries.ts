import { randomBytes, randomUUID } from "node:crypto";
import { isVodError, systemClock, type VodEvent } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { type MadeSample, makeSample } from "@vod-events/core/samples";
import { CommandFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { HttpRequest } from "./http-request.js";
import type { TriggerOptions } from "./options.js";
import type { Target } from "./target.js";

/** A signed delivery to send. */
export interface TriggeredDelivery {
  readonly request: HttpRequest;
  readonly nativeType: string;
  /** The requested event. The delivery may contain others. */
  readonly event: VodEvent;
}

/** The deliveries to make. */
export interface DeliveryPlan {
  readonly provider: Provider;
  readonly event: string;
  readonly options: TriggerOptions;
  readonly target: Target;
  /** Absent for unsigned deliveries. */
  readonly key: string | undefined;
}

/**
 * Makes the deliveries one after the other, each signed when it is needed. Prints the notes of the first.
 *
 * @throws CommandFailure for an unknown event or field
 */
export async function* makeDeliveries(
  plan: DeliveryPlan,
  io: Io,
): AsyncGenerator<TriggeredDelivery> {
  const { count, duplicate, mediaId } = plan.options;
  const ids = new Set<string>();
  for (let made = 0; made < count; made++) {
    const at = new Date((io.clock ?? systemClock).now() - (plan.options.late ?? 0));
    const sample = await sampleOf(plan, at);
    if (made === 0) reportNotes(sample, plan, io);
    if (ids.has(sample.event.id)) {
      const cause = mediaId === undefined ? "" : ": its id follows from --media-id";
      throw new CommandFailure("usage", `--count: the events cannot differ${cause}`);
    }
    ids.add(sample.event.id);
    const { event, nativeType } = sample;
    const delivery = { event, nativeType, request: requestOf(plan, sample, at) };
    yield delivery;
    if (duplicate) yield delivery;
  }
}

async function sampleOf({ provider, event, options }: DeliveryPlan, at: Date): Promise<MadeSample> {
  const { native, outcome, mediaId } = options;
  const set = options.set?.map(fieldChange);
  const request = { event, native, outcome, mediaId, set, at, seed: randomUUID() };
  try {
    return await makeSample(provider, request);
  } catch (error) {
    if (!isVodError(error) || error.code !== "config_invalid") throw error;
    throw new CommandFailure("usage", error.message);
  }
}

function fieldChange(text: string) {
  const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (path !== undefined && value !== undefined) return { path, value };
  throw new CommandFailure("usage", "--set must be <path>=<value>, such as data.media.name=a.mp4");
}

function reportNotes(sample: MadeSample, { options }: DeliveryPlan, { stderr }: Io): void {
  for (const note of sample.notes) reportNote(stderr, note);
  const others = sample.events.length - 1;
  if (others > 0) reportNote(stderr, `the delivery contains ${others} more events`);
  if (options.late !== undefined && sample.event.time === undefined) {
    reportNote(stderr, "the event has no time: only its signature is late");
  }
}

/** A wrong key has the form of the key of another application. */
function requestOf(plan: DeliveryPlan, { payload }: MadeSample, at: Date): HttpRequest {
  const { provider, event: type, options, target } = plan;
  if (provider.sampleDelivery === undefined) {
    const reason = `only ${provider.id} can sign its deliveries`;
    throw new CommandFailure("usage", `--provider: ${reason}. Use its dashboard or API`);
  }
  const key = options.badSignature ? randomBytes(16).toString("hex") : plan.key;
  const request = { type, id: randomUUID(), event: payload, url: target.signedUrl, at };
  const signed = provider.sampleDelivery({ ...request, ...(key !== undefined && { key }) });
  return { method: "POST", url: target.url, ...signed };
}
