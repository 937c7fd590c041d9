import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { type Provider, rawDelivery } from "@vod-events/core/provider";
import { volcengine } from "@vod-events/volcengine";
import { verifyNow } from "../conformance/verify-now.js";
import { alibabaUpload, sampleOf } from "../fixtures/volcengine/all.js";

const clouds = {
  volcengine: { provider: volcengine({ env: {} }), name: "Volcengine VOD" },
  alibaba: { provider: alibaba({ env: {} }), name: "Alibaba Cloud VOD" },
};

const events = { volcengine: sampleOf("FileUploadComplete"), alibaba: alibabaUpload };
const url = "https://app.example/hooks";
const key = "Secret00key1";

function deliveryOf(provider: Provider, event: object) {
  const at = new Date(1_700_000_000_000);
  const sample = provider.sampleDelivery?.({ url, key, at, event, type: "t", id: "i" });
  assert.ok(sample);
  const { headers, body } = sample;
  return rawDelivery({ url, headers, body: Buffer.from(body), receivedAt: at });
}

for (const [sender, receiver] of [
  ["alibaba", "volcengine"],
  ["volcengine", "alibaba"],
] as const) {
  describe(`a delivery of ${sender} to ${receiver}, which uses the same headers`, () => {
    const { provider } = clouds[receiver];

    it("is rejected by its signature", () => {
      const delivery = deliveryOf(clouds[sender].provider, events[sender]);
      assert.equal(verifyNow(clouds[sender].provider, delivery, [key]).status, "verified");
      const expected = { status: "rejected", code: "signature_mismatch" };
      assert.deepEqual(verifyNow(provider, delivery, [key]), expected);
    });

    it("is not recognized, and becomes unknown with a warning that names its cloud", () => {
      assert.equal(provider.recognizes?.(events[sender]), false);
      assert.equal(clouds[sender].provider.recognizes?.(events[sender]), true);
      const decoded = (provider as Provider).decode(events[sender]);
      assert.ok(decoded.ok);
      const [warning] = decoded.warnings ?? [];
      const { name } = clouds[sender];
      const advice = `this looks like a delivery of ${name}. Use its adapter for this URL`;
      assert.deepEqual(warning, { kind: "old_format", name, advice });
      const [event] = (provider as Provider).normalize(decoded.wire);
      assert.deepEqual([event?.type, event?.native.type], ["unknown", "FileUploadComplete"]);
    });
  });
}
