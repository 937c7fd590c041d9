import { createHmac } from "node:crypto";
import { headerValue } from "./header-value.js";
import { keyOf } from "./secret.js";

/**
 * Returns the headers of Standard Webhooks: the id of the event, the time of the attempt, and a signature by each
 * secret. A full stop separates the signed parts, so it is percent-encoded in the id.
 *
 * @param now - the time of the attempt in milliseconds
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureHeaders(
  secrets: readonly string[],
  eventId: string,
  now: number,
  body: Uint8Array,
): Readonly<Record<string, string>> {
  const id = headerValue(eventId).replaceAll(".", "%2E");
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => {
    const hmac = createHmac("sha256", keyOf(secret) ?? "");
    return `v1,${hmac.update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
