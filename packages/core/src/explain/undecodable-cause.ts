import type { RawDelivery } from "../provider/raw-delivery.js";
import type { Cause } from "./explanation.js";

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
    message: `${reason}: another program sent it, or a proxy changed it`,
    fix: "check the sender. The callback of a provider is JSON in UTF-8",
  };
}

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

export const lengthCause: Cause = {
  name: "body_length",
  message:
    "the length of the body differs from its content-length: it was truncated or changed, or the capture is incomplete",
  fix: "capture the bytes of the body, not text. If they are complete, check which proxy changes bodies",
};

const cutOffCause: Cause = {
  name: "body_cut_off",
  message:
    "the body ends in the middle of its JSON: it was truncated, or the capture is incomplete",
  fix: "capture the whole body. If it arrived so, check which proxy limits bodies",
};

const compressedCause: Cause = {
  name: "content_encoding_unsupported",
  message: "the body is compressed with gzip without a header",
  fix: "let the proxy or gateway pass the body unchanged",
};

const parsedCause: Cause = {
  name: "body_parsed",
  message: "the body was parsed into an object, and the object was converted to text",
  fix: "pass the original bytes of the body to the receiver, before any body parser",
};

export const emptyBodyCause: Cause = {
  name: "body_empty",
  message: "the body is empty: code before the receiver consumed it, such as a body parser",
  fix: "mount the receiver before every body parser",
};
