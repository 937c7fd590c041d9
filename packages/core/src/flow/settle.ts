import { statusOf } from "../errors.js";
import type { DeliveryOutcome } from "./receive.js";
import { receiverCheckHeader } from "./receiver-check.js";

/** The answer to a callback: a status and headers, never a body, so that a refusal explains nothing to a forger. */
export interface DeliveryReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** A moment: the clouds wait as long as they will anyway, proxies and people read it. */
const retryAfterSeconds = "5";

/**
 * The answer that tells a cloud how its callback ended. It is exactly 200 for success: some clouds take
 * no other status for one.
 */
export function replyTo(outcome: DeliveryOutcome): DeliveryReply {
  if (outcome.settled) {
    return { status: 200, headers: outcome.checked ? { [receiverCheckHeader]: "checked" } : {} };
  }
  const status = statusOf(outcome.code);
  if (status === 405) return { status, headers: { allow: "POST" } };
  return { status, headers: status === 503 ? { "retry-after": retryAfterSeconds } : {} };
}

/**
 * What becomes of a pulled item: confirmed, put aside and confirmed, left to come again, or left because there
 * is no room for it or any other.
 */
export function settlementOf(outcome: DeliveryOutcome): "confirm" | "bury" | "leave" | "no_room" {
  if (outcome.settled) return "confirm";
  if (outcome.code === "body_not_decodable") return "bury";
  const noRoom = outcome.code === "inbox_full" || outcome.code === "inbox_unavailable";
  return noRoom ? "no_room" : "leave";
}
