import assert from "node:assert/strict";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import { items, type Pull, queueOf } from "./acme-queue.js";
import { recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

type Application = ReturnType<typeof consumer>;

/** Handlers that take a time that depends on the media. */
function handleWithin({ vod, clock }: Application, waits: Readonly<Record<string, number>>) {
  vod.on("*", ({ mediaId }) => clock.sleep(waits[String(mediaId)] ?? 0));
}

/** Begins a stop. Tells whether it has ended. */
function beginStop({ vod }: Application) {
  let ended = false;
  const stopping = vod.stop().then(() => {
    ended = true;
  });
  return { stopping, ended: () => ended };
}

/** A queue whose pulls after the given ones wait until they are aborted. */
function abortableQueue(...pulls: readonly Pull[]) {
  const queue = queueOf(...pulls);
  const source: QueueSource = {
    limits: queue.limits,
    confirm: (handles) => queue.confirm(handles),
    pull: (signal) =>
      queue.pulls < pulls.length
        ? queue.pull()
        : new Promise<readonly QueueItem[]>((_, reject) => {
            signal.addEventListener("abort", () => reject(new Error("aborted")));
          }),
  };
  return source;
}

describe("the stop of a queue consumer", () => {
  it("is no failed pull, whether one or two pulls wait", async () => {
    for (const pulls of [[], [items("a", "b", "c", "d")]]) {
      const { vod, clock } = consumer(abortableQueue(...pulls));
      const failures = recordDiagnostics(vod, "pull_failed", "pull_stopped");
      await vod.start();
      await clock.advance(1000);
      await vod.stop();
      const { checks } = await vod.health();
      assert.deepEqual([failures, "code" in (checks[1] ?? {})], [[], false]);
    }
  });

  it("waits for pulls that are under way, and for the confirms of their events", async () => {
    const waiting: (() => void)[] = [];
    const late = (id: string): Pull => {
      return () => new Promise((resolve) => waiting.push(() => resolve(items(id)())));
    };
    const queue = queueOf(items("a", "b", "c", "d"), late("e"), late("f"));
    const started = consumer(queue);
    handleWithin(started, { e: 50, f: 50 });
    await started.vod.start();
    await started.clock.advance(1000);
    const stop = beginStop(started);
    await started.clock.advance(100);
    assert.deepEqual([waiting.length, stop.ended()], [2, false]);
    for (const answer of waiting) answer();
    await started.clock.advance(40);
    assert.equal(stop.ended(), false);
    await started.clock.advance(20);
    await stop.stopping;
    assert.deepEqual(queue.confirms.slice(2), [["h-e"], ["h-f"]]);
  });

  it("waits for a confirm that is under way", async () => {
    const queue = queueOf(items("a"));
    const slow: QueueSource = {
      limits: queue.limits,
      pull: () => queue.pull(),
      async confirm(handles) {
        await started.clock.sleep(5000);
        await queue.confirm(handles);
      },
    };
    const started = consumer(slow);
    await started.vod.start();
    await started.clock.advance(100);
    const stop = beginStop(started);
    await started.clock.advance(4800);
    assert.deepEqual([stop.ended(), queue.confirms], [false, []]);
    await started.clock.advance(200);
    await stop.stopping;
    assert.deepEqual(queue.confirms, [["h-a"]]);
  });

  it("confirms each handled event at once, without waiting for others", async () => {
    const queue = queueOf(items("a", "b", "c"));
    const started = consumer(queue);
    handleWithin(started, { a: 20, b: 50, c: 500 });
    await started.vod.start();
    await started.clock.advance(30);
    assert.deepEqual(queue.confirms, []);
    const stop = beginStop(started);
    await started.clock.advance(0);
    assert.deepEqual(queue.confirms, [["h-a"]]);
    await started.clock.advance(30);
    assert.deepEqual(queue.confirms, [["h-a"], ["h-b"]]);
    await started.clock.advance(500);
    await stop.stopping;
    assert.deepEqual(queue.confirms, [["h-a"], ["h-b"], ["h-c"]]);
  });

  it("does not wait for the capacity of another pull before it confirms", async () => {
    const queue = queueOf(items("a", "b", "c", "d"), items("e"));
    const started = consumer(queue, { handling: { concurrency: 4 } });
    handleWithin(started, { a: 20, b: 500, c: 500, d: 500 });
    await started.vod.start();
    await started.clock.advance(30);
    assert.equal(queue.pulls, 1);
    const stop = beginStop(started);
    await started.clock.advance(0);
    assert.deepEqual(queue.confirms, [["h-a"]]);
    await started.clock.advance(500);
    await stop.stopping;
    assert.deepEqual([queue.pulls, queue.confirms.flat().length], [1, 4]);
  });
});
