import {
  equalSecrets,
  hmacSha256,
  type RawDelivery,
  rejected,
  unsigned,
  type Verification,
  verified,
} from "@vod-events/core/provider";

/** The header with the time and the signatures: `t=1565220904,v1=20c75c…`. */
export const signatureHeader = "mux-signature";

/**
 * Verifies the header `mux-signature`: HMAC-SHA256 over the time of sending, a dot and the raw body. It has one time
 * and any number of signatures. Signatures of other schemes than `v1` are ignored.
 *
 * @see https://www.mux.com/docs/core/verify-webhook-signatures
 */
export function verifyDelivery(
  { headers, body }: RawDelivery,
  keys: readonly string[],
): Verification {
  const header = headers[signatureHeader];
  if (header === undefined) return unsigned;
  const parsed = parseHeader(header);
  if (parsed === undefined) return rejected("signature_malformed");
  const { time, received } = parsed;
  // Each pair is compared, so that the duration does not tell which one matched.
  const matching = keys.flatMap((key) => {
    const expected = sign(body, time, key);
    return received.filter((each) => equalSecrets(each, expected));
  });
  if (matching.length === 0) return rejected("signature_mismatch");
  return verified(["body", "time"], { signedAt: new Date(Number(time) * 1000) });
}

/** Returns the signature of a body. `time` is in seconds since 1970. */
export function sign(body: Uint8Array | string, time: string, key: string): string {
  return hmacSha256(key, `${time}.`, body);
}

const timePart = /^t=([1-9]\d{0,11})$/;
const signaturePart = /^v1=([0-9a-f]{64})$/;
/** Documented: a scheme is a `v` and an integer, and `v1` is the only one at present. */
const otherPart = /^v(?!1=)\d+=[\w.+/=-]+$/;

function parseHeader(header: string) {
  const [first = "", ...parts] = header.split(",");
  const time = timePart.exec(first)?.[1];
  const isValid = parts.every((part) => signaturePart.test(part) || otherPart.test(part));
  const received = parts.flatMap((part) => signaturePart.exec(part)?.[1] ?? []);
  if (time === undefined || !isValid || received.length === 0) return undefined;
  return { time, received };
}
