import assert from "node:assert/strict";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { fakeClock } from "@vod-events/testkit";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

const hourMs = 3_600_000;

/** A store of an engine with a clock of its own, and an application with another clock. */
function stored(change: Partial<InboxStore> = {}) {
  const clock = fakeClock(Date.UTC(2026, 0, 1));
  const memory = memoryStore({ open: 100, done: 100, dead: 100 });
  const times: Record<string, number[]> = { lease: [], complete: [], retry: [], prune: [] };
  const store: InboxStore = {
    ...memory,
    durable: true,
    now: async () => clock.now() + hourMs,
    lease(request) {
      times.lease?.push(request.now);
      return memory.lease(request);
    },
    complete(lease, now) {
      times.complete?.push(now);
      return memory.complete(lease, now);
    },
    retry(lease, failure, dueAt) {
      times.retry?.push(dueAt);
      return memory.retry(lease, failure, dueAt);
    },
    prune(doneBefore) {
      times.prune?.push(doneBefore);
      return memory.prune(doneBefore);
    },
    ...change,
  };
  const inbox = storedInbox(store, { keepDoneSeconds: 10 });
  const { vod } = application({ inbox, clock, handling: { retryBaseSeconds: 2 } });
  return { vod, clock, store, times };
}

describe("an inbox on an engine with its own clock", () => {
  it("leases, settles and prunes by the time of the engine", async () => {
    const { vod, clock, times } = stored();
    const start = clock.now();
    let attempts = 0;
    vod.on("*", () => {
      attempts += 1;
      if (attempts === 1) throw new Error("not yet");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    for (let second = 0; second < 5; second++) await clock.advance(1000);
    await vod.stop();
    assert.equal(attempts, 2);
    const [pruned] = times.prune ?? [];
    assert.equal(pruned, start + hourMs - 10_000);
    for (const time of [
      ...(times.lease ?? []),
      ...(times.complete ?? []),
      ...(times.retry ?? []),
    ]) {
      const after = time - start - hourMs;
      assert.ok(after >= 0 && after <= 10_000, `${after}`);
    }
  });

  it("waits for a retry as long as an engine with the same clock", async () => {
    const { vod, clock, store } = stored();
    vod.on("*", () => {
      throw new Error("not yet");
    });
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10);
    const next = await store.nextDueAt();
    const waits = (next ?? 0) - hourMs - clock.now();
    assert.ok(waits > 0 && waits <= 2000, `${waits}`);
    await vod.stop();
  });

  it("measures the clock again after a failure, and reports it", async () => {
    let failures = 1;
    const { vod, clock } = stored({
      now: async () => {
        if (failures-- > 0) throw new Error("the engine restarts");
        return clock.now() + hourMs;
      },
    });
    const failed = recordDiagnostics(vod, "inbox_failed");
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    for (let second = 0; second < 5; second++) await clock.advance(1000);
    assert.deepEqual(seen, ["a"]);
    assert.equal(failed.length, 1);
    await vod.stop();
  });
});

describe("an inbox on an engine whose answer took long, as after a suspension of the process", () => {
  it("measures the clock again before it leases", async () => {
    let slow = 1;
    const { vod, clock, times } = stored({
      now: async () => {
        const time = clock.now() + hourMs;
        if (slow-- > 0) await clock.sleep(20_000);
        return time;
      },
    });
    const failed = recordDiagnostics(vod, "inbox_failed");
    const start = clock.now();
    vod.on("*", () => {});
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    for (let second = 0; second < 25; second++) await clock.advance(1000);
    await vod.stop();
    const [leasedAt = 0] = times.lease ?? [];
    assert.ok(leasedAt - hourMs - start >= 20_000, `${leasedAt - hourMs - start}`);
    assert.deepEqual(
      failed.map(({ diagnostic }) => String(diagnostic.error)),
      [
        "VodError: The engine of the inbox took 20.0 s to return its time. Check the server and the network.",
      ],
    );
  });
});

describe("an inbox on an engine that sends notifications", () => {
  it("looks for events at once when it is notified", async () => {
    let notify: (() => void) | undefined;
    const { vod, clock, store } = stored({
      subscribe: async (listener) => {
        notify = listener;
      },
    });
    const other = application({ inbox: storedInbox(store), clock });
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    await vod.start();
    await clock.advance(10);
    await other.vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(1);
    assert.deepEqual(seen, []);
    notify?.();
    await clock.advance(1);
    assert.deepEqual(seen, ["a"]);
    await vod.stop();
  });

  it("starts, polls and reports when it cannot subscribe", async () => {
    const { vod, clock } = stored({
      subscribe: async () => {
        throw new Error("no permission");
      },
    });
    const failed = recordDiagnostics(vod, "inbox_failed");
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    await vod.start();
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(10);
    assert.deepEqual([seen, failed.length], [["a"], 1]);
    await vod.stop();
  });
});
