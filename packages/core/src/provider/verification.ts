/** A part of a delivery that a signature can vouch for. */
export type SignedPart = "body" | "url" | "time";

/** Why a signature did not hold. */
export type VerificationFailure =
  | "signature_missing"
  | "signature_malformed"
  | "signature_mismatch"
  | "body_not_json";

/**
 * What an adapter found when it checked a signature.
 *
 * - `verified`: the signature holds. `signedAt` and `expiresAt` are what it says of its own time; the
 *   core decides whether that is too old.
 * - `unsigned`: nothing of a signature is there.
 * - `refused`: something is there and it does not hold.
 */
export type Verification =
  | {
      readonly status: "verified";
      readonly covers: readonly SignedPart[];
      readonly signedAt: Date;
      readonly expiresAt?: Date;
    }
  | { readonly status: "unsigned" }
  | { readonly status: "rejected"; readonly code: VerificationFailure };

/** The signature holds and covers these parts. */
export function verified(
  covers: readonly SignedPart[],
  stamp: { readonly signedAt: Date; readonly expiresAt?: Date },
): Verification {
  return { status: "verified", covers, ...stamp };
}

/** The delivery has nothing of a signature. */
export const unsigned: Verification = { status: "unsigned" };

/** The signature does not hold. */
export function rejected(code: VerificationFailure): Verification {
  return { status: "rejected", code };
}
