import {
  type SampleDelivery,
  type SampleDeliveryRequest,
  secondsFrom,
} from "@vod-events/core/provider";
import { headerNames, signatureOf } from "./verify.js";

/** Creates a callback in the cloud's format that `verifyDelivery` accepts, with the default content type. */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { url, key, at } = request;
  const body = JSON.stringify(request.event ?? emptyEvent(request));
  const headers = { "content-type": "application/octet-stream" };
  if (key === undefined) return { headers, body };
  const time = String(Math.floor(at.getTime() / 1000));
  const content = Buffer.from(body).toString("base64");
  const signature = signatureOf({ url, time, key, content });
  return {
    headers: { ...headers, [headerNames.time]: time, [headerNames.signature]: signature },
    body,
  };
}

function emptyEvent({ type, id, at }: SampleDeliveryRequest): object {
  return {
    RequestId: id,
    Version: "1.0",
    EventType: type,
    EventTime: secondsFrom(at),
    Data: { Code: "Success", Message: "Success", Vid: id },
  };
}
