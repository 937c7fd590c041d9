import {
  type SampleDelivery,
  type SampleDeliveryRequest,
  secondsFrom,
} from "@vod-events/core/provider";
import { sign } from "./verify.js";

/** An account id in the form of the documentation's samples: 32 hex digits. */
const accountId = "0".repeat(32);

/**
 * Creates a callback in Baidu's format that `verifyDelivery` accepts.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3
 */
export function sampleDelivery(request: SampleDeliveryRequest): SampleDelivery {
  const { url, key, at, event = eventWithoutContent(request) } = request;
  const body = JSON.stringify(event);
  if (key === undefined) return { headers: {}, body };
  const timestamp = String(at.getTime());
  return {
    headers: {
      "vod-callback-auth-user": accountId,
      "vod-callback-auth-timestamp": timestamp,
      "vod-callback-auth-token": sign(key, url, Buffer.from(body), timestamp, accountId),
    },
    body,
  };
}

function eventWithoutContent({ type, id, at }: SampleDeliveryRequest): object {
  const payload = { [`${type.charAt(0).toLowerCase()}${type.slice(1)}Event`]: { id } };
  return { eventId: `evt-${id}`, eventType: type, eventTime: secondsFrom(at), ...payload };
}
