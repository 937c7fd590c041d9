import assert from "node:assert/strict";
import fc from "fast-check";
import { fuzzedDeliveries, type WholeRequest } from "./deliveries.js";
import { FuzzedReceiver } from "./fuzzed-receiver.js";
import { largeDeliveries } from "./large-bodies.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { withinCpuSeconds } from "./processor-time.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

describe("explain with mutated deliveries", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();
  const receiver = new FuzzedReceiver();

  async function checkCase(request: WholeRequest): Promise<void> {
    const { rejected } = await receiver.receive(request);
    const explanation = await withinCpuSeconds(8, () => receiver.vod.explain(request));
    assert.ok(explanation.tried <= 200);
    assert.doesNotMatch(JSON.stringify(explanation), /canary/i);
    if (isComparable(request)) assert.equal(explanation.code, rejected?.code);
  }

  it("returns the same verdict as the receiver and stores nothing", async () => {
    const property = fc.asyncProperty(fuzzedDeliveries, ({ request }) => checkCase(request));
    await fc.assert(property, casesOf(150, 4000));
  });

  it("ends for large deliveries", async () => {
    const property = fc.asyncProperty(largeDeliveries, checkCase);
    await fc.assert(property, { ...casesOf(6, 50), endOnFailure: true });
  });
});

/** An explanation takes headers in any case, of a host that keeps it. */
function isComparable({ headers }: WholeRequest): boolean {
  return Object.keys(headers).every((name) => name === name.toLowerCase());
}
