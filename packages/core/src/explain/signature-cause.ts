import type { RawDelivery } from "../provider/raw-delivery.js";
import type { SignedPart, VerificationFailure } from "../provider/verification.js";
import type { Cause } from "./explanation.js";
import { lengthCause, lengthDiffers, notJsonCause } from "./undecodable-cause.js";

/** The cause of an invalid signature that no candidate explains. */
export function signatureCause(
  code: VerificationFailure,
  delivery: RawDelivery,
  covers: readonly SignedPart[],
): Cause {
  switch (code) {
    case "signature_missing":
      return unsignedCause;
    case "signature_malformed":
      return malformedCause;
    case "signature_mismatch":
      return mismatchCause(delivery, covers);
    case "body_not_json":
      return notJsonCause(delivery);
  }
}

const unsignedCause: Cause = {
  name: "signing_off",
  message:
    "a key is configured, but the delivery has no signature: the provider does not sign, or a proxy removes the signature",
  fix: "check with callback.plan() whether the provider signs, and enable signing with callback.apply(). If it signs, check the proxies",
};

export const noKeyCause: Cause = {
  name: "no_key",
  message: "no key is configured, so the signature cannot be verified",
  fix: "set callback.signing to the key that the provider signs with",
};

const malformedCause: Cause = {
  name: "signature_incomplete",
  message:
    "parts of the signature are missing or malformed: a proxy drops or rewrites them, or another program sent the delivery",
  fix: "compare the headers and the body with the provider's documentation, and check the proxies",
};

function mismatchCause(delivery: RawDelivery, covers: readonly SignedPart[]): Cause {
  const coversBody = covers.includes("body");
  if (coversBody && !delivery.json().ok) return notJsonCause(delivery);
  if (coversBody && lengthDiffers(delivery)) return lengthCause;
  if (coversBody || covers.includes("url")) {
    return {
      name: "key_other",
      message:
        "the delivery is signed with an unknown key or for another URL, or a proxy changed it in an unknown way",
      fix: "check with callback.plan() whether the provider has the configured key and URL. If it has, capture the body before any proxy",
    };
  }
  return {
    name: "key_other",
    message: "the delivery is signed with an unknown key",
    fix: "set the configured key at the provider with callback.apply()",
  };
}
