import assert from "node:assert/strict";
import { VodError, type VodEvents } from "@vod-events/core";
import type { ConfirmResult, QueueItem, QueueSource } from "@vod-events/core/provider";
import { items, type Pull, queueLimits, queueOf } from "./acme-queue.js";
import { recordDiagnostics } from "./application.js";
import { consumer } from "./queue-application.js";

const start = Date.UTC(2026, 0, 1);

/** A queue whose confirms the test answers. `calls` are the handles of each. */
function answeringQueue(
  pulls: readonly Pull[],
  answer: (handles: readonly string[]) => Promise<ConfirmResult | undefined>,
  limits: Partial<typeof queueLimits> = {},
) {
  const queue = queueOf(...pulls);
  const calls: string[][] = [];
  const source: QueueSource = {
    limits: { ...queueLimits, ...limits },
    pull: () => queue.pull(),
    confirm(handles) {
      calls.push([...handles]);
      return answer(handles);
    },
  };
  return { source, calls };
}

/** Messages about uploads, each with the end of its lease in milliseconds after the start. */
function leased(ends: Readonly<Record<string, number>>): Pull {
  return () =>
    Object.entries(ends).map(([id, end]): QueueItem => {
      return { handle: `h-${id}`, json: { uploads: [id] }, leasedUntil: new Date(start + end) };
    });
}

function confirmReports(vod: VodEvents) {
  const recorded = recordDiagnostics(vod, "confirmed", "confirm_failed");
  return () =>
    recorded.map(({ name, diagnostic }) => {
      if (!("error" in diagnostic)) return [name, diagnostic];
      const { error, ...rest } = diagnostic;
      assert.ok(error instanceof VodError);
      return [name, { ...rest, code: error.code, message: error.message }];
    });
}

const expired = {
  code: "timeout",
  message: "The queue lease expired before the event was confirmed.",
};

describe("the confirms of a queue", () => {
  it("are reported with the number of events", async () => {
    const { source } = answeringQueue([items("a", "b", "c")], async () => undefined);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(reports(), [["confirmed", { provider: "acme", count: 3 }]]);
  });

  it("leave out events whose lease has expired, and report them", async () => {
    const pull = leased({ a: 999, b: 1000, c: 1001 });
    const { source, calls } = answeringQueue([pull], async () => undefined);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    vod.on("*", () => clock.sleep(1000));
    await vod.start();
    await clock.advance(1000);
    await vod.stop();
    assert.deepEqual(calls, [["h-c"]]);
    assert.deepEqual(reports(), [
      ["confirmed", { provider: "acme", count: 1 }],
      ["confirm_failed", { provider: "acme", count: 2, ...expired }],
    ]);
  });

  it("report an event that the provider did not remove", async () => {
    const { source, calls } = answeringQueue([items("a")], async (failed) => ({ failed }));
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(calls, [["h-a"]]);
    const message = "The provider did not remove the event from the queue.";
    const failure = { provider: "acme", count: 1, code: "request_rejected", message };
    assert.deepEqual(reports(), [["confirm_failed", failure]]);
  });

  it("report no failure for a handle that was not confirmed", async () => {
    const answer = async () => ({ failed: ["h-other"] });
    const { source } = answeringQueue([items("a")], answer);
    const { vod, clock } = consumer(source);
    const reports = recordDiagnostics(vod, "confirm_failed");
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    assert.deepEqual(reports, []);
  });

  it("are tried four times as a batch, and reported together, when the provider is unreachable", async () => {
    const fail = () => Promise.reject(new VodError("network", "reset"));
    const { source, calls } = answeringQueue([items("a", "b", "c")], fail);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(10_000);
    await vod.stop();
    assert.deepEqual(calls, Array(4).fill(["h-a", "h-b", "h-c"]));
    const failure = { provider: "acme", count: 3, code: "network", message: "reset" };
    assert.deepEqual(reports(), [["confirm_failed", failure]]);
  });

  it("report a call that never ends", async () => {
    const limits = { leaseSeconds: 300 };
    const { source, calls } = answeringQueue([items("a")], () => new Promise(() => {}), limits);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(130_000);
    assert.equal(calls.length, 4);
    const message = "the confirm call did not end within 30 s";
    const failure = { provider: "acme", count: 1, code: "timeout", message };
    assert.deepEqual(reports(), [["confirm_failed", failure]]);
    await vod.stop();
  });

  it("report every event of a call that fails after their leases", async () => {
    const fail = async () => {
      await clock.sleep(2000);
      throw new VodError("response_invalid", "a page of HTML");
    };
    const { source } = answeringQueue([leased({ a: 1000, b: 5000 })], fail);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(3000);
    await vod.stop();
    const message = "a page of HTML";
    const failure = { provider: "acme", count: 2, code: "response_invalid", message };
    assert.deepEqual(reports(), [["confirm_failed", failure]]);
  });

  it("report an event whose confirm is rejected because its lease expired on the way", async () => {
    const fail = async () => {
      await clock.sleep(200);
      throw new VodError("request_rejected", "the lease is over");
    };
    const { source } = answeringQueue([leased({ a: 100 })], fail);
    const { vod, clock } = consumer(source);
    const reports = confirmReports(vod);
    await vod.start();
    await clock.advance(3000);
    await vod.stop();
    const message = "the lease is over";
    const failure = { provider: "acme", count: 1, code: "request_rejected", message };
    assert.deepEqual(reports(), [["confirm_failed", failure]]);
  });

  it("wait 100 ms from the first event of each batch", async () => {
    const limits = { eventsPerPull: 8 };
    const waits: Record<string, number> = { a: 0, b: 20, c: 40, d: 60, e: 130, f: 1000 };
    const pull = items(...Object.keys(waits));
    const sent: unknown[] = [];
    const answer = async (handles: readonly string[]) => {
      sent.push([clock.now() - start, ...handles]);
      return undefined;
    };
    const { source } = answeringQueue([pull], answer, limits);
    const { vod, clock } = consumer(source);
    vod.on("*", ({ mediaId }) => clock.sleep(waits[String(mediaId)] ?? 0));
    await vod.start();
    await clock.advance(2000);
    await vod.stop();
    assert.deepEqual(sent, [
      [40, "h-a", "h-b", "h-c"],
      [160, "h-d", "h-e"],
      [1000, "h-f"],
    ]);
  });

  it("are not delayed by events that need no confirm", async () => {
    const limits = { confirmsPerSecond: 1 };
    const { source, calls } = answeringQueue(
      [items("bad"), items("good")],
      async () => undefined,
      limits,
    );
    const { vod, clock } = consumer(source);
    vod.on("*", ({ mediaId }) => {
      if (mediaId === "bad") throw new Error("never");
    });
    await vod.start();
    await clock.advance(100);
    assert.deepEqual(calls, [["h-good"]]);
    await vod.stop();
  });
});
