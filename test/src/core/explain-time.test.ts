import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { at, deliveryOf, explain, key, namesOf } from "./explained-delivery.js";

const minutes = (count: number) => new Date(at.getTime() + count * 60_000);

for (const cloud of ["tencent", "baidu"] as const) {
  describe(`explain for the time of a delivery of ${cloud}`, () => {
    it("reports how far a signature is in the future", async () => {
      const explanation = await explain(deliveryOf(cloud, { at: minutes(7) }));
      assert.equal(explanation.code, "timestamp_in_future");
      assert.deepEqual(namesOf(explanation), ["clock_behind"]);
      assert.match(explanation.causes[0]?.message ?? "", /signed 420 s after its receipt$/);
    });

    it("hints at time zones for whole hours", async () => {
      const explanation = await explain(deliveryOf(cloud, { at: minutes(8 * 60) }));
      assert.match(
        explanation.causes[0]?.message ?? "",
        /480 min after its receipt; .* local time$/,
      );
    });

    it("reports how long ago a signature expired", async () => {
      const explanation = await explain(deliveryOf(cloud, { at: minutes(-22) }));
      assert.equal(explanation.code, "timestamp_expired");
      assert.deepEqual(namesOf(explanation), ["stamp_old"]);
      assert.match(explanation.causes[0]?.message ?? "", /expired 12 min before the receipt/);
    });

    it("asks for the time of receipt when it is unknown", async () => {
      const { receivedAt: _, ...delivery } = deliveryOf(cloud, { at: minutes(-22) });
      assert.deepEqual(namesOf(await explain(delivery)), ["time_unknown"]);
    });
  });
}

describe("explain for a time in milliseconds", () => {
  it("reports seconds instead of milliseconds", async () => {
    const T = at.getTime() + 600_000;
    const Sign = createHash("md5").update(`${key}${T}`).digest("hex");
    const explanation = await explain({
      ...deliveryOf("tencent"),
      body: JSON.stringify({ EventType: "NewFileUpload", Sign, T }),
    });
    assert.equal(explanation.code, "timestamp_in_future");
    assert.deepEqual(namesOf(explanation), ["time_unit"]);
  });
});
