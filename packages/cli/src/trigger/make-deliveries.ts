import { randomBytes, randomUUID } from "node:crypto";
import type { VodEvent } from "@vod-events/core";
import type { MadeSample } from "@vod-events/core/samples";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { HttpRequest } from "./http-request.js";
import { makeSamples, type SamplePlan } from "./make-samples.js";
import type { Target } from "./target.js";

/** A signed delivery to send. */
export interface TriggeredDelivery {
  readonly request: HttpRequest;
  readonly nativeType: string;
  /** The requested event. The delivery may contain others. */
  readonly event: VodEvent;
}

/** The deliveries to make. */
export interface DeliveryPlan extends SamplePlan {
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
  for await (const { sample, at } of makeSamples(plan, io)) {
    const { event, nativeType } = sample;
    const delivery = { event, nativeType, request: requestOf(plan, sample, at) };
    yield delivery;
    if (plan.options.duplicate) yield delivery;
  }
}

/** A wrong key has the form of the key of another application. */
function requestOf(plan: DeliveryPlan, { payload }: MadeSample, at: Date): HttpRequest {
  const { provider, event: type, options, target } = plan;
  if (provider.sampleDelivery === undefined) {
    const reason = `only ${provider.id} can sign its deliveries`;
    throw usage(`--provider: ${reason}. Use its dashboard or API`);
  }
  const key = options.badSignature ? randomBytes(16).toString("hex") : plan.key;
  const request = { type, id: randomUUID(), event: payload, url: target.signedUrl, at };
  const signed = provider.sampleDelivery({ ...request, ...(key !== undefined && { key }) });
  return { method: "POST", url: target.url, ...signed };
}
