import type { RejectionCode } from "../errors/vod-error.js";
import type { Provider } from "../provider/provider.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { SignedPart, Verification } from "../provider/verification.js";

/** What a delivery must prove before anything in it is believed. */
export interface VerificationPolicy {
  /** Whether a delivery without a signature passes. */
  readonly allowUnsigned: boolean;
  /** What the signature must cover. */
  readonly require: readonly SignedPart[];
  /** How old a signature may be that names no end of its own. */
  readonly maxAgeSeconds: number;
  /** By how much the cloud's clock and ours may differ. */
  readonly clockSkewSeconds: number;
}

/** Whether a delivery may go on, and what of it is authenticated. */
export type Verdict =
  | { readonly accepted: true; readonly covers: readonly SignedPart[] }
  | { readonly accepted: false; readonly code: RejectionCode };

/**
 * Has the provider check the signature, then holds what it found against the policy.
 *
 * @param keys - every key that may have signed it
 */
export function verifyDelivery(
  provider: Pick<Provider, "verify">,
  delivery: RawDelivery,
  keys: readonly string[],
  policy: VerificationPolicy,
): Verdict {
  const verification: Verification =
    keys.length === 0 ? { status: "unsigned" } : provider.verify(delivery, keys);
  switch (verification.status) {
    case "rejected":
      return { accepted: false, code: verification.code };
    case "unsigned":
      if (!policy.allowUnsigned) return { accepted: false, code: "signature_missing" };
      return judgeCoverage([], policy);
    case "verified": {
      const staleness = judgeStamp(verification, delivery.receivedAt.getTime(), policy);
      if (staleness !== undefined) return { accepted: false, code: staleness };
      return judgeCoverage(verification.covers, policy);
    }
  }
}

function judgeStamp(
  stamp: { readonly signedAt: Date; readonly expiresAt?: Date },
  now: number,
  policy: VerificationPolicy,
): "timestamp_in_future" | "timestamp_expired" | undefined {
  const skew = policy.clockSkewSeconds * 1000;
  const signedAt = stamp.signedAt.getTime();
  const expiresAt = stamp.expiresAt?.getTime() ?? signedAt + policy.maxAgeSeconds * 1000;
  if (signedAt > now + skew) return "timestamp_in_future";
  if (expiresAt < now - skew) return "timestamp_expired";
  return undefined;
}

function judgeCoverage(covers: readonly SignedPart[], policy: VerificationPolicy): Verdict {
  if (policy.require.every((part) => covers.includes(part))) return { accepted: true, covers };
  return { accepted: false, code: "signature_insufficient" };
}
