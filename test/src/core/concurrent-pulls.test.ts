import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { QueueItem } from "@vod-events/core/provider";
import { items, type Pull, queueLimits, queueOf } from "./acme-queue.js";
import { advanceUntil, recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

const batch = items("a", "b", "c", "d");
const empty: Pull = () => [];
const hang: Pull = () => new Promise<readonly QueueItem[]>(() => {});
const hangs = (count: number) => Array.from({ length: count }, () => hang);

/** Pulls with a durable inbox, whose capacity is above that of the tests. */
function pulling(pulls: readonly Pull[], limits: Partial<typeof queueLimits> = {}) {
  const queue = Object.assign(queueOf(...pulls), { limits: { ...queueLimits, ...limits } });
  const store = memoryStore({ open: 1000, done: 1000, dead: 10 });
  const inbox = storedInbox({ ...store, durable: true });
  return { queue, ...consumer(queue, { inbox }) };
}

describe("the concurrent pulls of a queue", () => {
  it("are as many as the rate limit allows during the last full pull, and one more", async () => {
    const slow: Pull = async () => {
      await clock.sleep(100);
      return batch();
    };
    const { vod, clock, queue } = pulling([slow, ...hangs(100)], { pullsPerSecond: 20 });
    await vod.start();
    await clock.advance(20_000);
    assert.equal(queue.pulls, 1 + 3, "20 pulls a second for 0.1 s, and one");
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });

  it("are at least two when a pull takes no time", async () => {
    const { vod, clock, queue } = pulling([batch, ...hangs(100)]);
    await vod.start();
    await clock.advance(20_000);
    assert.equal(queue.pulls, 1 + 2);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });

  it("are at most 64, without a process warning about listeners", async () => {
    const warnings: Error[] = [];
    const collect = (warning: Error) => void warnings.push(warning);
    process.on("warning", collect);
    const slow: Pull = async () => {
      await clock.sleep(1000);
      return batch();
    };
    const limits = { pullsPerSecond: 500, longPollSeconds: 60 };
    const { vod, clock, queue } = pulling([slow, ...hangs(100)], limits);
    try {
      await vod.start();
      await clock.advance(20_000);
      assert.equal(queue.pulls, 1 + 64);
    } finally {
      process.off("warning", collect);
    }
    assert.deepEqual(warnings, []);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });

  it("continue while batches are full, also when the first of them hangs", async () => {
    const { vod, clock, queue } = pulling([batch, batch, hang, batch, items("e"), ...hangs(9)]);
    await vod.start();
    await clock.advance(20_000);
    assert.equal(queue.pulls, 5, "the last pull returned a part of a batch");
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });

  it("begin again when batches are full again", async () => {
    const { vod, clock, queue } = pulling([batch, empty, empty, batch, ...hangs(9)]);
    await vod.start();
    await clock.advance(20_000);
    assert.equal(queue.pulls, 4 + 2);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });

  it("report a failure without a wait, because another pull continues", async () => {
    const error = new VodError("network", "reset");
    const fail: Pull = () => {
      throw error;
    };
    const { vod, clock, queue } = pulling([batch, fail, items("e"), ...hangs(9)]);
    const failures = recordDiagnostics(vod, "pull_failed");
    await vod.start();
    await clock.advance(20_000);
    const diagnostic = { provider: "acme", error, waitMilliseconds: 0 };
    assert.deepEqual(failures, [{ name: "pull_failed", diagnostic }]);
    assert.equal(queue.pulls, 4, "only one pull is left");
    assert.ok(queue.confirms.flat().includes("h-e"));
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 0 }));
  });
});
