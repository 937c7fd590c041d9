import type { SampleDelivery, SampleDeliveryRequest } from "@vod-events/core/provider";
import { lifetimeSeconds, sign } from "./verify.js";

/**
 * Creates a callback in Tencent's format that `verify` accepts.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { type, id, key, at } = request;
  const event = request.event ?? { EventType: type, [`${type}Event`]: { Id: id } };
  const seconds = Math.floor(at.getTime() / 1000) + lifetimeSeconds;
  const signature = key === undefined ? {} : { Sign: sign(key, String(seconds)), T: seconds };
  return {
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...event, ...signature }),
  };
}
