import type { SampleDelivery, SampleDeliveryRequest } from "@vod-events/core/provider";
import { sign, signatureHeader } from "./verify.js";

/** Creates a delivery in Mux's format that `verifyDelivery` accepts. */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { key, at, event = withoutContent(request) } = request;
  const body = JSON.stringify(event);
  const headers = { "content-type": "application/json" };
  if (key === undefined) return { body, headers };
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signature = `t=${seconds},v1=${sign(body, seconds, key)}`;
  return { body, headers: { ...headers, [signatureHeader]: signature } };
}

function withoutContent({ type, id, at }: SampleDeliveryRequest): object {
  return {
    ...{ type, id, created_at: at.toISOString() },
    ...{ object: { type: "check", id }, environment: { name: "check", id }, data: {} },
    ...{ attempts: [], request_id: null, accessor: null, accessor_source: null },
  };
}
