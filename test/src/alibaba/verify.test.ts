import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { rawDelivery } from "@vod-events/core/provider";
import { verifyNow } from "../conformance/verify-now.js";

const url = "https://www.example.com/your/callback";
const timestamp = "1519375990";

function verify(signature: string, headers: Readonly<Record<string, string>> = {}) {
  const signed = { "x-vod-timestamp": timestamp, "x-vod-signature": signature, ...headers };
  const delivery = rawDelivery({
    body: Buffer.from("{}"),
    url,
    headers: signed,
    receivedAt: new Date(),
  });
  return verifyNow(alibaba({ env: {} }), delivery, ["other", "test123"]);
}

describe("alibaba: the signature", () => {
  // The documentation masks the last four digits.
  const shown = "c72b60894140fa98920f1279219b";

  it("is the one of the documentation, as far as it is shown", async () => {
    const { sampleDelivery } = alibaba({ env: {} });
    const at = new Date(Number(timestamp) * 1000);
    const { headers = {} } =
      sampleDelivery?.({ type: "Check", id: "1", url, key: "test123", at }) ?? {};
    const signature = headers["x-vod-signature"] ?? "";
    assert.equal(signature.slice(0, shown.length), shown);
    assert.deepEqual(verify(signature.toUpperCase()), {
      status: "verified",
      covers: ["url", "time"],
      signedAt: at,
    });
  });

  for (const [what, headers] of [
    ["a timestamp in milliseconds", { "x-vod-timestamp": "1519375990000" }],
    ["a signature that is not hexadecimal", { "x-vod-signature": "g".repeat(32) }],
    ["a short signature", { "x-vod-signature": "c72b" }],
  ] as const) {
    it(`rejects ${what}`, () => {
      assert.deepEqual(verify(`${shown}0000`, headers), {
        status: "rejected",
        code: "signature_malformed",
      });
    });
  }
});
