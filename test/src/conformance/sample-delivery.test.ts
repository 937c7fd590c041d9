import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { type Provider, rawDelivery, type SampleDelivery } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { verifyNow } from "./verify-now.js";

const at = new Date(Date.UTC(2026, 0, 1));
const url = "https://app.example/hooks/cloud?tenant=1";
const adapters: readonly Provider[] = [tencent(), baidu(), alibaba(), volcengine(), mux()];

for (const provider of adapters) {
  describe(`${provider.id}: a sample delivery`, () => {
    const { sampleDelivery } = provider;
    assert.ok(sampleDelivery);
    const request = { type: "VodEventsCheck", id: "check-1", url, at };
    const delivered = ({ headers, body }: SampleDelivery) =>
      rawDelivery({ body: Buffer.from(body), headers, url, receivedAt: at });

    it("is signed like the provider's deliveries", () => {
      const delivery = delivered(sampleDelivery({ ...request, key: "secret1" }));
      const verification = verifyNow(provider, delivery, ["other", "secret1"]);
      assert.ok(verification.status === "verified");
      assert.equal(verification.signedAt?.getTime(), at.getTime());
      assert.equal(verifyNow(provider, delivery, ["other"]).status, "rejected");
    });

    it("is unsigned without a key", () => {
      assert.equal(
        verifyNow(provider, delivered(sampleDelivery(request)), ["secret1"]).status,
        "unsigned",
      );
    });

    it("becomes one unknown event with the requested native type", () => {
      const json = delivered(sampleDelivery(request)).json();
      assert.ok(json.ok);
      const decoded = provider.decode(json.value);
      assert.ok(decoded.ok);
      const [event, ...others] = provider.normalize(decoded.wire);
      assert.deepEqual(
        [event?.type, event?.native.type, others.length],
        ["unknown", "VodEventsCheck", 0],
      );
    });
  });
}
