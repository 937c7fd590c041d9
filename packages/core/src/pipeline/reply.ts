import { statusOf } from "../errors/vod-error.js";
import type { DeliveryResult } from "./process-delivery.js";
import { testDeliveryHeader } from "./test-delivery.js";

/** The reply to a callback. It has no body, so that a rejection gives no hints to a forger. */
export interface DeliveryReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** For proxies and people. No provider is known to read it. */
const retryAfterSeconds = "5";

/** Returns the HTTP reply to a delivery. Success is exactly 200, because some providers accept no other status. */
export function replyTo(result: DeliveryResult): DeliveryReply {
  if (result.settled) {
    return { status: 200, headers: result.test ? { [testDeliveryHeader]: "checked" } : {} };
  }
  const status = statusOf(result.code);
  if (result.allow !== undefined) return { status, headers: { allow: result.allow } };
  return { status, headers: status === 503 ? { "retry-after": retryAfterSeconds } : {} };
}
