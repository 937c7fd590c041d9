import { randomUUID } from "node:crypto";
import type { DeliveryRequest, Outcome, VodEvent } from "@vod-events/core";
import { type Provider, VodError } from "@vod-events/core/provider";
import { makeSample } from "@vod-events/core/samples";

/** The delivery to make. */
export interface SampleDeliveryOptions {
  /** A neutral type such as `media.uploaded`, or a native type of the provider. */
  readonly type: string;
  /** The native type, where several become the neutral one. Default: the first. */
  readonly native?: string;
  readonly outcome?: Outcome;
  readonly mediaId?: string;
  /**
   * Fields to set, by their path in the native or the neutral event, such as `data.media.name`. A neutral field is set
   * through the native member that it comes from.
   */
  readonly set?: Readonly<Record<string, string | number | boolean>>;
  /** Gives the event another id. Default: the id of the sample, which is the same each time. */
  readonly seed?: string;
  /** The signing key; absent for an unsigned delivery. */
  readonly key?: string | undefined;
  /** The callback URL that the provider signs: `callback.url` and the provider's name. */
  readonly url?: string;
  /** The time of the signature and of the event. Default: now. */
  readonly at?: Date;
}

/** A delivery that `vod.receive` and `fetch` take. */
export interface SampleRequest extends DeliveryRequest {
  readonly method: "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The requested event, as handlers get it. */
  readonly event: VodEvent;
}

/**
 * Makes a delivery of one of the provider's samples, signed as the provider does.
 *
 * @throws VodError `config_invalid` for an unknown type or field; `unsupported` when the adapter has no such sample, or
 *   only the provider can sign
 */
export async function sampleDelivery(
  provider: Provider,
  options: SampleDeliveryOptions,
): Promise<SampleRequest> {
  const { type, native, outcome, mediaId, seed, key } = options;
  const { at = new Date(), url = `http://127.0.0.1/vod/${provider.id}` } = options;
  if (provider.sampleDelivery === undefined) {
    throw new VodError("unsupported", `only ${provider.id} can sign its deliveries`);
  }
  const set = Object.entries(options.set ?? {}).map(([path, value]) => ({
    path,
    value: String(value),
  }));
  const sample = await makeSample(provider, {
    ...{ event: type, native, outcome, mediaId, set, seed, at },
  });
  const { headers, body } = provider.sampleDelivery({
    ...{ type, id: randomUUID(), event: sample.payload, url, at },
    ...(key !== undefined && { key }),
  });
  const request = { method: "POST", url, path: new URL(url).pathname, headers } as const;
  return { ...request, body: new TextEncoder().encode(body), event: sample.event };
}
