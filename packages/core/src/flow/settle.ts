import { statusOf } from "../errors.js";
import type { DeliveryOutcome } from "./receive.js";

/** The answer to a callback: a status and headers, never a body, so that a refusal explains nothing to a forger. */
export interface DeliveryReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The answer that tells a cloud how its callback ended. It is exactly 200 for success: some clouds take
 * no other status for one.
 */
export function replyTo(outcome: DeliveryOutcome): DeliveryReply {
  if (outcome.settled) return { status: 200, headers: {} };
  const headers = outcome.code === "method_not_allowed" ? { allow: "POST" } : {};
  return { status: statusOf(outcome.code), headers };
}

/** What becomes of a pulled item: confirmed, put aside and confirmed, or left to come again. */
export function settlementOf(outcome: DeliveryOutcome): "confirm" | "bury" | "leave" {
  if (outcome.settled) return "confirm";
  return outcome.code === "body_not_decodable" ? "bury" : "leave";
}
