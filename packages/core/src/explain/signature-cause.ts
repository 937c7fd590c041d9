import type { RawDelivery } from "../provider/raw-delivery.js";
import type { SignedPart, VerificationRefusal } from "../provider/verification.js";
import type { Cause } from "./explanation.js";

/** Why a signature does not hold, where none of the known causes makes it hold. */
export function signatureCause(
  code: VerificationRefusal,
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
  words:
    "nothing of a signature is there although a key is configured: the cloud does not sign, or something on the way takes the signature out",
  fix: "look with callback.plan() whether the cloud signs, and switch it on with callback.apply(); if it does, look at the proxies on the way",
};

/** Nothing can be checked where no key is configured. */
export const noKeyCause: Cause = {
  name: "no_key",
  words: "no key is configured, so no signature can be checked",
  fix: "set callback.signing to the key that the cloud signs with",
};

const malformedCause: Cause = {
  name: "signature_incomplete",
  words:
    "parts of the signature are missing or do not look like the cloud's: something on the way drops or rewrites them, or it is of something else",
  fix: "compare the headers and the body with those that the cloud documents, and look at the proxies on the way",
};

function mismatchCause(delivery: RawDelivery, covers: readonly SignedPart[]): Cause {
  const coversBody = covers.includes("body");
  if (coversBody && lengthDiffers(delivery)) {
    return {
      name: "body_length",
      words:
        "the body is not as long as its header says: it was changed on the way, or not captured as it came",
      fix: "capture the body's bytes, not text; if they are right, look for what changes bodies on the way",
    };
  }
  if (coversBody || covers.includes("url")) {
    return {
      name: "key_other",
      words:
        "it is signed with a key that is none of those configured, or was changed on the way as no known cause does",
      fix: "compare with callback.plan() whether the cloud has the configured key and URL; if it has, capture the body right where it comes in",
    };
  }
  return {
    name: "key_other",
    words: "it is signed with a key that is none of those configured",
    fix: "give the cloud the configured key with callback.apply()",
  };
}

function lengthDiffers({ headers, body }: RawDelivery): boolean {
  const length = headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) && Number(length) !== body.byteLength;
}

/** Why a body cannot be read as JSON. */
export function notJsonCause(delivery: RawDelivery): Cause {
  const json = delivery.json();
  if (Buffer.from(delivery.body).toString() === "[object Object]") return bodyParsed;
  const reason = json.ok ? "the body is not JSON" : json.reason;
  return {
    name: "body_not_json",
    words: `${reason}: it is none of the cloud's, or something on the way changed it`,
    fix: "look at what sends it; a cloud's callback is JSON in UTF-8",
  };
}

const bodyParsed: Cause = {
  name: "body_parsed",
  words: "the body was read into an object, and that was turned into text",
  fix: "hand the receiver the body's bytes as they came, with no body parser before it",
};

/** Why there is no body. */
export const emptyBodyCause: Cause = {
  name: "body_empty",
  words: "the body is empty: something before the receiver read it, such as a body parser",
  fix: "put the receiver before every body parser, so that it reads the body itself",
};
