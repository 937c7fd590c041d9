import { isUtf8 } from "node:buffer";
import type { DeliveryDetails, DeliveryFact, ShownBody } from "./facts.js";
import type { RecordedDelivery } from "./recorder.js";

/** Returns a delivery with its content. */
export function detailsOf(fact: DeliveryFact, content: RecordedDelivery): DeliveryDetails {
  const { milliseconds, problems, request, body, events } = content;
  return {
    ...fact,
    ...{ milliseconds, problems, request },
    body: body && shownBody(body),
    contents: JSON.parse(events),
  };
}

/** Returns a body as text, or as base64 when it is not UTF-8. */
export function shownBody(body: Uint8Array): ShownBody {
  const bytes = body.byteLength;
  const buffer = Buffer.from(body.buffer, body.byteOffset, bytes);
  return isUtf8(body)
    ? { bytes, text: buffer.toString("utf8") }
    : { bytes, base64: buffer.toString("base64") };
}
