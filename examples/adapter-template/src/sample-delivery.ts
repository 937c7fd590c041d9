import type { SampleDelivery, SampleDeliveryRequest } from "@vod-events/core/provider";
import { sign } from "./verify.js";

/** Creates a delivery that `verify` accepts. */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { type, id, key, at } = request;
  const occurred = { occurred_at: at.toISOString().replace(/\.\d+Z$/, "Z") };
  const body = JSON.stringify(request.event ?? { id, type, ...occurred });
  const time = String(Math.floor(at.getTime() / 1000));
  const signed = key === undefined ? {} : { "lumen-signature": sign(key, time, Buffer.from(body)) };
  const timed = key === undefined ? {} : { "lumen-time": time };
  return { headers: { "content-type": "application/json", ...timed, ...signed }, body };
}
