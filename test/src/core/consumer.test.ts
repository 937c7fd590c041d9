import assert from "node:assert/strict";
import { type TappedDelivery, VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { items, type Pull, queueLimits, queueOf } from "./acme-queue.js";
import { advanceUntil, recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

describe("the queue consumer", () => {
  it("delivers events and confirms them in full batches", async () => {
    const queue = queueOf(items("a", "b", "c", "d"));
    const { vod, clock } = consumer(queue);
    const seen: unknown[] = [];
    vod.on("media.uploaded", ({ mediaId }, { integrity }) =>
      seen.push([mediaId, integrity.channel]),
    );
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(
      seen,
      ["a", "b", "c", "d"].map((id) => [id, "pull"]),
    );
    assert.deepEqual(queue.confirms, [["h-a", "h-b", "h-c"], ["h-d"]]);
  });

  it("passes each message to a tap, also one that cannot be decoded", async () => {
    const odd = () => [{ handle: "h-odd", json: [] }];
    const { vod, clock } = consumer(queueOf(items("a"), odd));
    const seen: TappedDelivery[] = [];
    vod.tap((delivery) => void seen.push(delivery));
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(
      seen.map(({ channel, provider, json, code, covers, events }) => [
        ...[channel, provider, json, code, covers],
        events.map(({ mediaId }) => mediaId),
      ]),
      [
        ["pull", "acme", { uploads: ["a"] }, undefined, ["body"], ["a"]],
        ["pull", "acme", [], "body_not_decodable", ["body"], []],
      ],
    );
  });

  it("confirms an event at once when no other is being delivered", async () => {
    const queue = queueOf(items("a"));
    const { vod, clock } = consumer(queue);
    await vod.start();
    await clock.advance(0);
    assert.deepEqual(queue.confirms, [["h-a"]]);
    await vod.stop();
  });

  it("waits up to 100 ms for other events that are being delivered, to confirm them together", async () => {
    const queue = queueOf(items("a", "b"), items("c"));
    const { vod, clock } = consumer(queue);
    vod.on("*", ({ mediaId }) => clock.sleep({ a: 10, b: 60 }[String(mediaId)] ?? 500));
    await vod.start();
    for (let round = 0; round < 60; round++) await clock.advance(10);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-a", "h-b"], ["h-c"]]);
  });

  it("confirms only handled events", async () => {
    const queue = queueOf(items("good", "bad"));
    const { vod, clock } = consumer(queue);
    vod.on("media.uploaded", ({ mediaId }) => {
      if (mediaId === "bad") throw new Error("never");
    });
    await vod.start();
    await clock.advance(10_000);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-good"]]);
  });

  it("confirms a redelivered event with its newest handle without handling it again", async () => {
    const again = () => [{ handle: "h-2", json: { uploads: ["a"] } }];
    const queue = queueOf(items("a"), again);
    queue.onConfirm = (handles) => {
      if (handles.includes("h-a")) throw new VodError("request_rejected", "the lease is over");
    };
    const { vod, clock } = consumer(queue);
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
    });
    await vod.start();
    await clock.advance(10_000);
    await vod.stop();
    assert.deepEqual([runs, queue.confirms], [1, [["h-2"]]]);
  });

  it("treats an empty queue as success and waits for the long poll", async () => {
    const queue = queueOf();
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "pull_failed", "pull_stopped");
    await vod.start();
    await clock.advance(19_000);
    await vod.stop();
    assert.deepEqual([queue.pulls, failures], [4, []]);
  });

  it("backs off while pulls fail temporarily, then continues", async () => {
    const fail = () => {
      throw new VodError("throttled", "slow down");
    };
    const queue = queueOf(fail, fail, fail, items("a"));
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "pull_failed");
    await vod.start();
    await clock.advance(10_000);
    await vod.stop();
    assert.deepEqual(
      failures.map(({ diagnostic }) => diagnostic.waitMilliseconds),
      [500, 999, 1998],
    );
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });

  it("stops loudly on a fatal error", async () => {
    const error = new VodError("authentication_failed", "the key is wrong");
    const queue = queueOf(() => {
      throw error;
    });
    const { vod, clock } = consumer(queue);
    const stopped = recordDiagnostics(vod, "pull_stopped");
    await vod.start();
    await clock.advance(60_000);
    assert.deepEqual(stopped, [{ name: "pull_stopped", diagnostic: { provider: "acme", error } }]);
    assert.equal(queue.pulls, 1);
    await vod.stop();
  });

  it("confirms one by one when the provider rejects a batch", async () => {
    const queue = queueOf(items("a", "b", "c"));
    queue.onConfirm = (handles) => {
      if (handles.includes("h-b")) throw new VodError("request_rejected", "h-b is over");
    };
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "confirm_failed");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(queue.confirms.flat().sort(), ["h-a", "h-c"]);
    assert.equal(failures[0]?.diagnostic.count, 1);
  });

  it("retries a confirm that fails temporarily", async () => {
    const queue = queueOf(items("a"));
    let failures = 2;
    queue.onConfirm = () => {
      if (failures-- > 0) throw new VodError("network", "reset");
    };
    const { vod, clock } = consumer(queue);
    await vod.start();
    await clock.advance(3000);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });

  it("stores an undecodable message in the dead letters, reports and confirms it", async () => {
    const queue = queueOf(() => [{ handle: "h", json: [] }]);
    const { vod, clock } = consumer(queue);
    const unreadable = recordDiagnostics(vod, "undecodable");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(unreadable[0]?.diagnostic.problems, [
      "the event must be an object with a member",
    ]);
    assert.deepEqual(queue.confirms, [["h"]]);
  });

  it("leaves an item unconfirmed when the adapter fails, and continues", async () => {
    const queue = queueOf(() => [{ handle: "h", json: { defect: true } }], items("a"));
    const { vod, clock } = consumer(queue);
    const undelivered = recordDiagnostics(vod, "delivery_failed");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual([undelivered.length, queue.confirms], [1, [["h-a"]]]);
  });

  it("stops pulling while the handlers are at capacity", async () => {
    const queue = queueOf(
      items("a1", "a2", "a3", "a4"),
      items("b1", "b2", "b3", "b4"),
      items("c1", "c2", "c3", "c4"),
    );
    const { vod, clock } = consumer(queue, { handling: { concurrency: 8 } });
    const finish: (() => void)[] = [];
    vod.on("*", () => new Promise<void>((resolve) => finish.push(resolve)));
    await vod.start();
    await clock.advance(15_000);
    assert.equal(queue.pulls, 2);
    for (const end of finish.splice(0, 4)) end();
    await clock.advance(200);
    assert.equal(queue.pulls, 3);
    for (const end of finish.splice(0)) end();
    await clock.advance(200);
    await vod.stop();
    assert.equal(queue.confirms.flat().length, 12);
  });

  it("stops at once during an empty pull and flushes pending confirms", async () => {
    let aborted = false;
    const queue = queueOf(items("a"));
    const slowQueue = {
      ...queue,
      confirms: queue.confirms,
      pull: (signal: AbortSignal) =>
        queue.pulls === 0
          ? queue.pull()
          : new Promise<readonly QueueItem[]>((_, reject) => {
              signal.addEventListener("abort", () => {
                aborted = true;
                reject(signal.reason);
              });
            }),
    };
    const { vod, clock } = consumer(slowQueue);
    await vod.start();
    await clock.advance(20);
    await vod.stop();
    assert.deepEqual([aborted, queue.confirms], [true, [["h-a"]]]);
    await assert.rejects(vod.start(), { code: "stopped" });
  });

  it("reaches the stop deadline even if a confirm never ends", async () => {
    const queue = queueOf(items("a"));
    const stuck = { ...queue, confirm: () => new Promise<void>(() => {}) };
    const { vod, clock } = consumer(stuck);
    await vod.start();
    await clock.advance(200);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 1 }));
  });

  it("pauses when the inbox is full and loses nothing", async () => {
    const slowly: Pull = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return items("a")();
    };
    const queue = queueOf(slowly, slowly, slowly);
    const store = memoryStore({ open: 1, done: 10, dead: 10 });
    let full = true;
    const put: typeof store.put = async (entries) => {
      if (full) throw new VodError("inbox_full", "no room");
      return store.put(entries);
    };
    const inbox = storedInbox({ ...store, durable: true, put });
    const { vod, clock } = consumer(queue, { inbox });
    await vod.start();
    await clock.advance(100);
    const { pulls } = queue;
    assert.ok(pulls < 3, "one more at most, which was on its way");
    await clock.advance(800);
    assert.deepEqual([queue.pulls, queue.confirms], [pulls, []]);
    full = false;
    await clock.advance(1000);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });

  it("confirms stored events before they are handled, with a durable inbox", async () => {
    const queue = queueOf(items("a"));
    const store = { ...memoryStore({ open: 10, done: 10, dead: 10 }), durable: true };
    const { vod, clock } = consumer(queue, { inbox: storedInbox(store) });
    vod.on("*", () => new Promise(() => {}));
    await vod.start();
    await clock.advance(200);
    assert.deepEqual(queue.confirms, [["h-a"]]);
    await advanceUntil(clock, vod.stop({ deadlineSeconds: 1 }));
  });

  it("rejects a deadline that exceeds the lease, with the calculation, with the memory inbox", () => {
    const queue = queueOf();
    assert.throws(() => consumer(queue, { handling: { deadlineSeconds: 26 } }), {
      code: "config_invalid",
      message: /\(handlers 26 s \+ confirm 5 s = 31 s\)\. Set it to 25 or less/,
    });
    assert.throws(() => consumer(queue, { handling: { deadlineSeconds: 10, concurrency: 1 } }), {
      message: /\(handlers 4 × 10 s \+ confirm 5 s = 45 s\)\. Set it to 6 or less/,
    });
    consumer(queue, { handling: { deadlineSeconds: 25 } });
  });

  it("runs as many pulls as the rate limit allows during one, while they return full batches", async () => {
    let underWay = 0;
    let most = 0;
    let left = 40;
    const queue = queueOf();
    const slow: QueueSource = {
      ...queue,
      limits: queueLimits,
      async pull() {
        underWay += 1;
        most = Math.max(most, underWay);
        await clock.sleep(100);
        underWay -= 1;
        const count = Math.min(left, queueLimits.eventsPerPull);
        left -= count;
        return items(...Array.from({ length: count }, (_, index) => `${left}-${index}`))();
      },
      confirm: (handles) => queue.confirm(handles),
    };
    const store = { ...memoryStore({ open: 100, done: 100, dead: 100 }), durable: true };
    const { vod, clock } = consumer(slow, { inbox: storedInbox(store) });
    await vod.start();
    for (let round = 0; round < 100; round++) await clock.advance(10);
    assert.equal(most, 11);
    assert.equal(queue.confirms.flat().length, 40);
    most = 0;
    for (let round = 0; round < 100; round++) await clock.advance(100);
    assert.equal(most, 1);
    await vod.stop();
  });

  it("keeps pulls and confirms within the rate limits", async () => {
    const times: number[] = [];
    const queue = queueOf();
    const fast: QueueSource = {
      ...queue,
      limits: { ...queueLimits, pullsPerSecond: 20 },
      async pull() {
        times.push(clock.now());
        return items("a", "b", "c", "d")();
      },
      confirm: (handles) => queue.confirm(handles),
    };
    const { vod, clock } = consumer(fast);
    await vod.start();
    for (let round = 0; round < 200; round++) await clock.advance(10);
    await advanceUntil(clock, vod.stop());
    const [first = 0] = times;
    const inOneSecond = times.filter((time) => time < first + 1000).length;
    assert.ok(inOneSecond <= 20 && inOneSecond >= 19, `${inOneSecond} pulls in a second`);
  });

  it("abandons a pull that never ends, reports it and pulls again", async () => {
    const queue = queueOf(() => new Promise(() => {}), items("a"));
    const { vod, clock } = consumer(queue);
    const failures = recordDiagnostics(vod, "pull_failed");
    await vod.start();
    await clock.advance(36_000);
    await clock.advance(1000);
    assert.match(String(failures[0]?.diagnostic.error), /the pull call did not end within 35 s/);
    assert.deepEqual(queue.confirms, [["h-a"]]);
    await vod.stop();
  });

  it("confirms with the newest handle after a lease expired", async () => {
    let finish = () => {};
    const again = () => [{ handle: "h-2", json: { uploads: ["a"] } }];
    const queue = queueOf(
      items("a"),
      () => [],
      () => [],
      () => [],
      () => [],
      () => [],
      again,
    );
    const { vod, clock } = consumer({ ...queue, limits: { ...queueLimits, leaseSeconds: 26 } });
    vod.on(
      "*",
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await vod.start();
    await clock.advance(0);
    for (let round = 0; round < 27; round++) await clock.advance(1000);
    assert.ok(queue.pulls >= 6, "the event came again");
    finish();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(queue.confirms, [["h-2"]]);
  });

  it("abandons a confirm that never ends, reports it and continues", async () => {
    const queue = queueOf(
      items("a"),
      () => [],
      () => [],
      () => [],
      () => [],
      () => [],
      () => [],
      () => [],
      () => [],
      items("b"),
    );
    let hanging = true;
    const stuck: QueueSource = {
      ...queue,
      limits: queueLimits,
      pull: () => queue.pull(),
      confirm: (handles) => (hanging ? new Promise(() => {}) : queue.confirm(handles)),
    };
    const { vod, clock } = consumer(stuck);
    const failures = recordDiagnostics(vod, "confirm_failed");
    await vod.start();
    await clock.advance(32_000);
    hanging = false;
    for (let round = 0; round < 20; round++) await clock.advance(1000);
    assert.equal(failures.length, 1);
    assert.deepEqual(queue.confirms, [["h-b"]]);
    await advanceUntil(clock, vod.stop());
  });

  it("survives one unexpected response and stops after five in a row", async () => {
    const failing = () => {
      throw new VodError("response_invalid", "a page of HTML");
    };
    const queue = queueOf(
      failing,
      items("a"),
      failing,
      failing,
      failing,
      failing,
      failing,
      items("b"),
    );
    const { vod, clock } = consumer(queue);
    const recorded = recordDiagnostics(vod, "pull_stopped");
    await vod.start();
    for (let round = 0; round < 60; round++) await clock.advance(1000);
    assert.deepEqual([queue.confirms, recorded.length, queue.pulls], [[["h-a"]], 1, 7]);
    await vod.stop();
  });

  it("continues when the system clock is set back by an hour", async () => {
    const queue = queueOf();
    const base = fakeClock();
    let shift = 0;
    const clock = { ...base, now: () => base.now() + shift, sleep: base.sleep };
    const { vod } = consumer(queue, { clock });
    await vod.start();
    await base.advance(6000);
    shift = -3_600_000;
    const { pulls } = queue;
    await base.advance(30_000);
    assert.ok(queue.pulls > pulls + 3, `${queue.pulls - pulls} pulls in 30 s`);
    await vod.stop();
  });
});
