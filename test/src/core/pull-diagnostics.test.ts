import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import { items, type Pull, queueOf } from "./acme-queue.js";
import { recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

const empty: Pull = () => [];

function failing(error: Error): Pull {
  return () => {
    throw error;
  };
}

describe("what a queue consumer reports", () => {
  it("is the number of events of each pull that returned some", async () => {
    const queue = queueOf(items("a", "b"), empty, items("c"));
    const { vod, clock } = consumer(queue);
    const pulls = recordDiagnostics(vod, "pulled");
    await vod.start();
    await clock.advance(20_000);
    await vod.stop();
    assert.deepEqual(
      pulls.map(({ diagnostic }) => diagnostic),
      [
        { provider: "acme", count: 2 },
        { provider: "acme", count: 1 },
      ],
    );
  });

  it("is every temporary failure with its wait, for as long as it lasts", async () => {
    const error = new VodError("throttled", "slow down");
    const queue = queueOf(...Array.from({ length: 7 }, () => failing(error)), items("a"));
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "pull_failed", "pull_stopped");
    await vod.start();
    await clock.advance(120_000);
    await vod.stop();
    const waits = [500, 999, 1998, 3996, 7992, 15_984, 29_970];
    assert.deepEqual(
      failures,
      waits.map((waitMilliseconds) => ({
        name: "pull_failed",
        diagnostic: { provider: "acme", error, waitMilliseconds },
      })),
    );
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });

  it("is an uncaught exception when pulling stops permanently and nobody listens", async () => {
    const error = new VodError("permission_denied", "no right to pull");
    const { vod, clock } = consumer(queueOf(failing(error)));
    const uncaught: unknown[] = [];
    const others = process.listeners("uncaughtException");
    process.removeAllListeners("uncaughtException");
    process.on("uncaughtException", (thrown) => void uncaught.push(thrown));
    try {
      await vod.start();
      await clock.advance(1000);
    } finally {
      process.removeAllListeners("uncaughtException");
      for (const other of others) process.on("uncaughtException", other);
    }
    assert.deepEqual(uncaught, [error]);
    await vod.stop();
  });

  it("does not change the health when the application is started again", async () => {
    const { vod, clock } = consumer(queueOf(items("a")));
    await vod.start();
    await clock.advance(1000);
    const { checks } = await vod.health();
    assert.equal(checks[1]?.status, "ok");
    await vod.start();
    assert.deepEqual((await vod.health()).checks, checks);
    await vod.stop();
  });
});
