import { isVodError, type RejectionCode } from "../errors/vod-error.js";
import type { Provider } from "../provider/provider.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { SignedPart, Verification, VerificationContext } from "../provider/verification.js";
import type { OutboundFetch } from "./outbound-fetch.js";

/** The requirements for the signature of a delivery. */
export interface VerificationPolicy {
  /** Whether unsigned deliveries are accepted. */
  readonly allowUnsigned: boolean;
  /** The parts that the signature must cover. */
  readonly require: readonly SignedPart[];
  /** The maximum age of a signature without an expiry time. */
  readonly maxAgeSeconds: number;
  /** The tolerated clock difference between the provider and this machine. */
  readonly clockSkewSeconds: number;
}

export interface VerificationSettings {
  readonly policy: VerificationPolicy;
  readonly outbound: OutboundFetch;
}

/** Whether a delivery is accepted, and which parts of it are authenticated. */
export type Verdict =
  | { readonly accepted: true; readonly covers: readonly SignedPart[] }
  | {
      readonly accepted: false;
      readonly code: RejectionCode;
      /** The error that the adapter threw. */
      readonly error?: unknown;
    };

/**
 * Verifies the signature with the provider's adapter and applies the policy to the result.
 *
 * @param keys - every key that may have signed the delivery
 */
export async function verifyDelivery(
  provider: Pick<Provider, "capabilities" | "verify">,
  delivery: RawDelivery,
  keys: readonly string[],
  { policy, outbound }: VerificationSettings,
): Promise<Verdict> {
  const certified = provider.capabilities.signing.keySource === "certificate";
  let verification: Verification = { status: "unsigned" };
  try {
    if (certified || keys.length > 0) {
      verification = await provider.verify(delivery, keys, verificationContext(provider, outbound));
    }
  } catch (error) {
    if (isVodError(error)) throw error;
    return { accepted: false, code: "adapter_failed", error };
  }
  switch (verification.status) {
    case "rejected":
      return { accepted: false, code: verification.code };
    case "unsigned":
      if (!policy.allowUnsigned) return { accepted: false, code: "signature_missing" };
      return checkCoverage([], policy);
    case "verified": {
      const expired = checkTimestamp(verification, delivery.receivedAt.getTime(), policy);
      if (expired !== undefined) return { accepted: false, code: expired };
      return checkCoverage(verification.covers, policy);
    }
  }
}

/** Creates the help for an adapter's signature check. */
export function verificationContext(
  { capabilities }: Pick<Provider, "capabilities">,
  outbound: OutboundFetch,
): VerificationContext {
  const origins = capabilities.delivery?.allowedOrigins ?? [];
  return { fetchText: (url) => outbound.cachedText(url, origins) };
}

function checkTimestamp(
  timestamp: { readonly signedAt?: Date; readonly expiresAt?: Date },
  now: number,
  policy: VerificationPolicy,
): "timestamp_in_future" | "timestamp_expired" | undefined {
  const skew = policy.clockSkewSeconds * 1000;
  const signedAt = timestamp.signedAt?.getTime() ?? now;
  const expiresAt = timestamp.expiresAt?.getTime() ?? signedAt + policy.maxAgeSeconds * 1000;
  if (signedAt > now + skew) return "timestamp_in_future";
  if (expiresAt < now - skew) return "timestamp_expired";
  return undefined;
}

function checkCoverage(covers: readonly SignedPart[], policy: VerificationPolicy): Verdict {
  if (policy.require.every((part) => covers.includes(part))) return { accepted: true, covers };
  return { accepted: false, code: "signature_insufficient" };
}
