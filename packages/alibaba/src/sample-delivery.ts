import {
  type SampleDelivery,
  type SampleDeliveryRequest,
  secondsFrom,
} from "@vod-events/core/provider";
import { sign, signatureHeader, timestampHeader } from "./verify.js";

/** Creates a callback in Alibaba's format that `verifyDelivery` accepts. */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { url, key, at, event = eventWithoutContent(request) } = request;
  const body = JSON.stringify(event);
  const contentType = { "content-type": "application/json;charset=utf-8" };
  if (key === undefined) return { headers: contentType, body };
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = {
    [timestampHeader]: timestamp,
    [signatureHeader]: sign(url, timestamp, key),
  };
  return { headers: { ...contentType, ...signature }, body };
}

function eventWithoutContent({ type, id, at }: SampleDeliveryRequest): object {
  return { EventTime: secondsFrom(at), EventType: type, VideoId: id, Status: "success" };
}
