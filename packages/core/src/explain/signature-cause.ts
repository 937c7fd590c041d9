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
    "the delivery has no signature although a key is configured: the provider does not sign, or a proxy removes the signature",
  fix: "look with callback.plan() whether the cloud signs, and switch it on with callback.apply(); if it does, look at the proxies on the way",
};

/** The cause when no key is configured. */
export const noKeyCause: Cause = {
  name: "no_key",
  message: "no key is configured, so no signature can be checked",
  fix: "set callback.signing to the key that the cloud signs with",
};

const malformedCause: Cause = {
  name: "signature_incomplete",
  message:
    "parts of the signature are missing or do not look like the cloud's: something on the way drops or rewrites them, or it is of something else",
  fix: "compare the headers and the body with those that the cloud documents, and look at the proxies on the way",
};

function mismatchCause(delivery: RawDelivery, covers: readonly SignedPart[]): Cause {
  const coversBody = covers.includes("body");
  if (coversBody && !delivery.json().ok) return notJsonCause(delivery);
  if (coversBody && lengthDiffers(delivery)) return lengthCause;
  if (coversBody || covers.includes("url")) {
    return {
      name: "key_other",
      message:
        "it is signed with an unknown key, or for a very different URL, or was changed on the way in an unknown manner",
      fix: "compare with callback.plan() whether the cloud has the configured key and URL; if it has, capture the body right where it comes in",
    };
  }
  return {
    name: "key_other",
    message: "it is signed with an unknown key",
    fix: "set the configured key at the provider with callback.apply()",
  };
}
