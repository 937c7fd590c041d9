import type { RejectionCode } from "../errors/vod-error.js";
import { maxEvents, tooManyEvents } from "../pipeline/process-delivery.js";
import { translate } from "../pipeline/translate.js";
import { type VerificationSettings, verifyDelivery } from "../pipeline/verify.js";
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

/** Verifies and translates a delivery like the receiver does. */
export async function checkDelivery(
  name: string,
  suspect: Suspect,
  settings: VerificationSettings,
  attempts: Attempts,
): Promise<CheckResult> {
  let verification: Verification | undefined;
  let defect = false;
  const watched = {
    capabilities: suspect.provider.capabilities,
    async verify(delivery: Suspect["delivery"], keys: Suspect["keys"]): Promise<Verification> {
      verification = await attempts.verify({ ...suspect, delivery, keys });
      defect = verification === undefined;
      return verification ?? { status: "unsigned" };
    },
  };
  const verdict = await verifyDelivery(watched, suspect.delivery, suspect.keys, settings);
  if (defect) return { accepted: false, code: "adapter_failed" };
  if (!verdict.accepted) return { accepted: false, code: verdict.code, verification };
  return checkEvents(name, suspect);
}

function checkEvents(name: string, { provider, delivery }: Suspect): CheckResult {
  const json = delivery.json();
  if (!json.ok) return { accepted: false, code: "body_not_json" };
  const translation = translate({ provider, name }, json);
  if (translation.kind === "handshake") return { accepted: true };
  const { events, failures } = translation;
  if (failures.some(({ code }) => code === "adapter_failed")) {
    return { accepted: false, code: "adapter_failed" };
  }
  if (events.length > maxEvents) return undecodable([tooManyEvents(events.length)]);
  if (events.length > 0 || failures.length === 0) return { accepted: true };
  return undecodable(failures.flatMap(({ problems }) => problems));
}

function undecodable(problems: readonly string[]): CheckResult {
  return { accepted: false, code: "body_not_decodable", problems };
}
