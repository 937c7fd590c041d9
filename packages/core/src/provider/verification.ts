/** A part of a delivery that a signature can cover. */
export type SignedPart = "body" | "url" | "time";

/** Why a signature is invalid. */
export type VerificationFailure =
  | "signature_missing"
  | "signature_malformed"
  | "signature_mismatch"
  | "body_not_json";

/**
 * The result of an adapter's signature check.
 *
 * - `verified`: the signature is valid. `signedAt` and `expiresAt` are its times; core decides whether they are
 *   acceptable. A signature without a time can be replayed at any time.
 * - `unsigned`: the delivery has no signature.
 * - `rejected`: the signature is invalid.
 */
export type Verification =
  | {
      readonly status: "verified";
      readonly covers: readonly SignedPart[];
      readonly signedAt?: Date;
      readonly expiresAt?: Date;
    }
  | { readonly status: "unsigned" }
  | { readonly status: "rejected"; readonly code: VerificationFailure };

/** The help that core gives to a signature check. */
export interface VerificationContext {
  /**
   * Returns the text at a URL, such as a certificate. Core fetches it once an hour at most, follows no redirect, and
   * reads at most 64 KiB.
   *
   * @throws VodError `origin_not_allowed` unless the origin is in `delivery.allowedOrigins`; `fetch_failed`
   */
  fetchText(url: string): Promise<string>;
}

/** Creates the result of a valid signature. */
export function verified(
  covers: readonly SignedPart[],
  stamp: { readonly signedAt?: Date; readonly expiresAt?: Date } = {},
): Verification {
  return { status: "verified", covers, ...stamp };
}

/** The result for a delivery without a signature. */
export const unsigned: Verification = { status: "unsigned" };

/** Creates the result of an invalid signature. */
export function rejected(code: VerificationFailure): Verification {
  return { status: "rejected", code };
}
