import assert from "node:assert/strict";
import fc from "fast-check";
import { fuzzedDeliveries, type WholeRequest } from "./deliveries.js";
import { FuzzedReceiver } from "./fuzzed-receiver.js";
import { largeDeliveries } from "./large-bodies.js";
import { casesOf, patience } from "./number-of-cases.js";
import { withinSeconds } from "./processor-time.js";
import { refuseUnhandledRejections } from "./rejections.js";

describe("explain with mutated deliveries", function () {
  this.timeout(patience);
  refuseUnhandledRejections();
  const receiver = new FuzzedReceiver();

  async function holds(request: WholeRequest): Promise<void> {
    const { refused } = await receiver.take(request);
    const explanation = await withinSeconds(8, () => receiver.vod.explain(request));
    assert.ok(explanation.tried <= 200);
    assert.doesNotMatch(JSON.stringify(explanation), /canary/i);
    if (isComparable(request)) assert.equal(explanation.code, refused?.code);
  }

  it("returns the same verdict as the receiver and stores nothing", async () => {
    const property = fc.asyncProperty(fuzzedDeliveries, ({ request }) => holds(request));
    await fc.assert(property, casesOf(150, 4000));
  });

  it("ends for large deliveries", async () => {
    const property = fc.asyncProperty(largeDeliveries, holds);
    await fc.assert(property, { ...casesOf(6, 50), endOnFailure: true });
  });
});

/** An explanation takes headers in any case, of a host that keeps it. */
function isComparable({ headers }: WholeRequest): boolean {
  return Object.keys(headers).every((name) => name === name.toLowerCase());
}
