import assert from "node:assert/strict";
import type { Provider, RawDelivery, Verification } from "@vod-events/core/provider";

/** Verifies a delivery with an adapter that needs no certificate. */
export function verifyNow(
  provider: Pick<Provider, "verify">,
  delivery: RawDelivery,
  keys: readonly string[],
): Verification {
  const verification = provider.verify(delivery, keys, {
    fetchText: () => assert.fail("the adapter fetches a URL"),
  });
  assert.ok(!(verification instanceof Promise));
  return verification;
}
