import type { RawDelivery } from "../provider/raw-delivery.js";
import type { Cause } from "./explanation.js";

/** The cause of a body that is not JSON. */
export function notJsonCause(delivery: RawDelivery): Cause {
  const { body } = delivery;
  const text = Buffer.from(body).toString();
  if (text === "[object Object]") return parsedCause;
  if (body[0] === 0x1f && body[1] === 0x8b) return compressedCause;
  if (lengthDiffers(delivery)) return lengthCause;
  if (isCutOff(text)) return cutOffCause;
  const json = delivery.json();
  const reason = json.ok ? "the body is not JSON" : json.reason;
  return {
    name: "body_not_json",
    message: `${reason}: it is not from the provider, or it was changed on the way`,
    fix: "look at what sends it; a cloud's callback is JSON in UTF-8",
  };
}

/** Tells whether the length of a body differs from its header. */
export function lengthDiffers({ headers, body }: RawDelivery): boolean {
  const length = headers["content-length"];
  return length !== undefined && /^\d{1,15}$/.test(length) && Number(length) !== body.byteLength;
}

/** Tells whether a text ends inside an object or a list. */
function isCutOff(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  let depth = 0;
  for (const [mark] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[[\]{}]/gs)) {
    if (mark === "{" || mark === "[") depth += 1;
    if (mark === "}" || mark === "]") depth -= 1;
  }
  return depth > 0;
}

/** The cause of a body with the wrong length. */
export const lengthCause: Cause = {
  name: "body_length",
  message:
    "the length of the body differs from its header: it was truncated or changed on the way, or not captured as it was received",
  fix: "capture the body's bytes, not text; if they are right, look for what changes bodies on the way",
};

const cutOffCause: Cause = {
  name: "body_cut_off",
  message:
    "the body ends in the middle of its JSON: it was cut off on the way, or not captured to its end",
  fix: "capture all of the body; if it came so, look for what limits bodies on the way",
};

const compressedCause: Cause = {
  name: "content_encoding_unsupported",
  message: "the body is compressed with gzip without a header",
  fix: "have the proxy or gateway before the receiver hand bodies on as they came",
};

const parsedCause: Cause = {
  name: "body_parsed",
  message: "the body was read into an object, and that was turned into text",
  fix: "hand the receiver the body's bytes as they came, with no body parser before it",
};

/** The cause of an empty body. */
export const emptyBodyCause: Cause = {
  name: "body_empty",
  message: "the body is empty: something before the receiver read it, such as a body parser",
  fix: "put the receiver before every body parser, so that it reads the body itself",
};
