import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type FuzzedDelivery,
  fuzzedDeliveries,
  noiseDeliveries,
  type WholeRequest,
} from "./deliveries.js";
import { FuzzedReceiver } from "./fuzzed-receiver.js";
import { largeDeliveries, largeUpload } from "./large-bodies.js";
import { memoryInUse } from "./memory-in-use.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { type Cloud, isSigned, keys } from "./signed.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

const mebibyte = 2 ** 20;

describe("the receiver with mutated deliveries", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();

  const receiver = new FuzzedReceiver();
  const statuses = new Map<number, number>();

  async function checkCase({ request, unmodified }: FuzzedDelivery): Promise<void> {
    const { status, handled, rejected } = await receiver.receive(request);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === 200) {
      const cloud = cloudAt(request.path);
      assert.equal(request.method, "POST");
      assert.ok(isSigned(cloud, request.headers, request.body), "what nobody signed was taken");
      for (const { id, provider } of handled) {
        assert.equal(provider, cloud);
        assert.ok(id.startsWith(`${cloud}:`));
      }
    } else if (unmodified && rejected?.code === "signature_mismatch") {
      assert.ok(!isSigned(cloudAt(request.path), request.headers, request.body), "was signed");
    }
  }

  it("answers each, and runs no handler for an unsigned event", async () => {
    await fc.assert(fc.asyncProperty(fuzzedDeliveries, checkCase), casesOf(1500, 80_000));
    for (const status of [200, 400, 401, 404, 405, 422]) {
      assert.ok(statuses.has(status), `none of the cases was answered ${status}`);
    }
    await receiver.checkInbox();
  });

  it("answers random input", async () => {
    await fc.assert(fc.asyncProperty(noiseDeliveries, checkCase), casesOf(500, 30_000));
    await receiver.checkInbox();
  });

  const checkLarge = (request: WholeRequest) =>
    checkCase({ cloud: cloudAt(request.path), request, unmodified: true });

  it("answers large deliveries within the limit of concurrent events", async () => {
    const property = fc.asyncProperty(largeDeliveries, checkLarge);
    await fc.assert(property, { ...casesOf(100, 500), endOnFailure: true });
    await receiver.checkInbox();
  });

  it("keeps nothing of large deliveries", async () => {
    let before = 0;
    for (let sent = 0; sent < 150; sent++) {
      if (sent === 20) before = memoryInUse();
      const { status } = await receiver.receive(largeUpload(`media${sent}`, keys[0]));
      assert.equal(status, 200);
      await receiver.receive(largeUpload(`media${sent}`, "another"));
    }
    const growth = memoryInUse() - before;
    assert.ok(growth < 24 * mebibyte, `grew by ${growth} bytes`);
  });

  it("uses no more memory for more deliveries", async () => {
    const property = fc.asyncProperty(fuzzedDeliveries, checkCase);
    await fc.assert(property, casesOf(300, 10_000));
    const before = memoryInUse();
    await fc.assert(property, casesOf(300, 20_000));
    const growth = memoryInUse() - before;
    assert.ok(growth < 48 * mebibyte, `grew by ${growth} bytes`);
  });
});

function cloudAt(path: string): Cloud {
  const [, cloud] = /^\/vod\/(tencent|baidu)(?:\?.*)?$/s.exec(path) ?? [];
  assert.ok(cloud === "tencent" || cloud === "baidu", "another path was taken");
  return cloud;
}
