import type { RejectionCode } from "../errors/vod-error.js";
import { maxEvents, tooManyEvents } from "../pipeline/process-event.js";
import { type VerificationPolicy, verifyDelivery } from "../pipeline/verify.js";
import { decodeEvent } from "../provider/decode-event.js";
import type { Verification } from "../provider/verification.js";
import type { Attempts, Suspect } from "./attempts.js";

/** The receiver's verdict on a delivery, without its inbox. */
export type CheckResult =
  | { readonly accepted: true }
  | {
      readonly accepted: false;
      readonly code: RejectionCode;
      /** The adapter's result; absent when no signature was checked. */
      readonly verification?: Verification | undefined;
      readonly problems?: readonly string[];
    };

/** Verifies and decodes a delivery like the receiver does. */
export function checkDelivery(
  suspect: Suspect,
  policy: VerificationPolicy,
  attempts: Attempts,
): CheckResult {
  let verification: Verification | undefined;
  let defect = false;
  const watched = {
    verify(delivery: Suspect["delivery"], keys: Suspect["keys"]): Verification {
      verification = attempts.verify({ ...suspect, delivery, keys });
      defect = verification === undefined;
      return verification ?? { status: "unsigned" };
    },
  };
  const verdict = verifyDelivery(watched, suspect.delivery, suspect.keys, policy);
  if (defect) return { accepted: false, code: "internal_error" };
  if (!verdict.accepted) return { accepted: false, code: verdict.code, verification };
  return checkEvent(suspect);
}

function checkEvent({ provider, delivery }: Suspect): CheckResult {
  const json = delivery.json();
  if (!json.ok) return { accepted: false, code: "body_not_json" };
  try {
    const decoded = decodeEvent(provider, json.value);
    if (!decoded.ok) return undecodable(decoded.problems);
    const events = provider.normalize(decoded.wire);
    if (events.length <= maxEvents) return { accepted: true };
    return undecodable([tooManyEvents(events.length)]);
  } catch {
    return { accepted: false, code: "internal_error" };
  }
}

function undecodable(problems: readonly string[]): CheckResult {
  return { accepted: false, code: "body_not_decodable", problems };
}
