import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { rawDelivery } from "@vod-events/core/provider";
import { verifyNow } from "../conformance/verify-now.js";

const url = "https://www.example.com/your/callback";
const timestamp = "1519375990";

function verify(signature: string, headers: Readonly<Record<string, string | undefined>> = {}) {
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
    ["a long signature", { "x-vod-signature": `${shown}00000` }],
    ["text before the signature", { "x-vod-signature": `x${shown}0000` }],
    ["a short timestamp", { "x-vod-timestamp": "151937599" }],
    ["no timestamp", { "x-vod-timestamp": undefined }],
    ["no signature", { "x-vod-signature": undefined }],
  ] as const) {
    it(`rejects ${what}`, () => {
      assert.deepEqual(verify(`${shown}0000`, headers), {
        status: "rejected",
        code: "signature_malformed",
      });
    });
  }

  it("is absent without both headers", () => {
    const headers = { "x-vod-timestamp": undefined, "x-vod-signature": undefined };
    assert.deepEqual(verify("", headers), { status: "unsigned" });
  });

  // printf '%s|%s|%s' "$url" "$timestamp" "$key" | md5sum
  for (const [what, signature] of [
    ["URL", "a8bb1a13ce9a40707ddeb74bd8b5e1a7"],
    ["time", "e12a094f45cb12629c32669e6b75a6a0"],
    ["key", "0ce8bcff7d05f0d2e49cda6e132f67cb"],
  ] as const) {
    it(`of another ${what} does not match`, () => {
      assert.deepEqual(verify(signature), { status: "rejected", code: "signature_mismatch" });
    });
  }

  it("of these inputs matches", () => {
    const signedAt = new Date(Number(timestamp) * 1000);
    const expected = { status: "verified", covers: ["url", "time"], signedAt };
    assert.deepEqual(verify("c72b60894140fa98920f1279219b7ed4"), expected);
  });
});
