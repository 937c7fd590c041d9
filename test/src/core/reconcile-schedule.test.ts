import assert from "node:assert/strict";
import { createVodEvents, memoryInbox, VodError, type VodEvents } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme } from "./acme.js";
import { type HistoryAcme, historyAcme } from "./history-acme.js";

const everySeconds = 300;
const interval = everySeconds * 1000;
/** The interval with the largest jitter. */
const atMost = interval * 1.1;

describe("the schedule of reconciliations", () => {
  let clock: FakeClock;
  let history: HistoryAcme;
  let store: InboxStore;
  let running: VodEvents[];
  beforeEach(() => {
    clock = fakeClock();
    history = historyAcme();
    const memory = memoryStore({ done: 1000, dead: 1000, open: 1000 });
    store = { ...memory, durable: true, close: async () => undefined };
    running = [];
  });
  before(loadSchedule);
  afterEach(() => Promise.all(running.map((vod) => vod.stop())));

  function options(inbox = storedInbox(store)) {
    return {
      provider: "acme",
      providers: { acme: () => history.adapter },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
      reconcile: { everySeconds, windowSeconds: 3600 },
      ...{ inbox, clock },
      random: () => 0.5,
    } as const;
  }

  async function start() {
    const vod = createVodEvents(options());
    running.push(vod);
    await vod.start();
    await clock.advance(1);
    return vod;
  }

  it("begins at the start with the window, and repeats at the interval", async () => {
    history.uploads.push({ mediaId: "a", at: clock.now() - 1000 });
    const vod = await start();
    assert.equal(history.reads.length, 1);
    assert.equal(history.reads[0]?.since.getTime(), clock.now() - 1 - 3600_000);
    const results: unknown[] = [];
    vod.diagnostics.on("reconciled", (result) => results.push(result));
    await clock.advance(atMost);
    assert.equal(history.reads.length, 2);
    const counts = { found: 1, stored: 0, duplicates: 1, calls: 1, complete: true };
    assert.deepEqual(results, [{ provider: "acme", ...counts }]);
  });

  it("runs in one of several processes at a time", async () => {
    await start();
    await start();
    await start();
    assert.equal(history.reads.length, 1);
    for (let turns = 0; turns < 10; turns++) await clock.advance(interval);
    assert.ok(history.reads.length >= 9 && history.reads.length <= 12, `${history.reads.length}`);
  });

  it("passes the turn of a stopped process to another one", async () => {
    const first = await start();
    await start();
    await first.stop();
    await clock.advance(2 * atMost);
    assert.ok(history.reads.length >= 2);
  });

  it("passes the turn of a process that died during its work to another one", async () => {
    const never = new Promise<void>(() => undefined);
    history.beforeRead = () => never;
    await start();
    history.beforeRead = () => undefined;
    await start();
    assert.equal(history.reads.length, 1);
    await clock.advance(6 * 60_000);
    assert.equal(history.reads.length, 2);
  });

  it("reports a failure and tries again after a wait", async () => {
    history.beforeRead = () => {
      throw new VodError("permission_denied", "no permission");
    };
    const vod = createVodEvents(options());
    running.push(vod);
    const failures: unknown[] = [];
    vod.diagnostics.on("reconcile_failed", ({ error, waitMilliseconds }) => {
      failures.push([(error as VodError).code, waitMilliseconds]);
    });
    await vod.start();
    await clock.advance(1);
    assert.deepEqual(failures, [["permission_denied", 1000]]);
    await clock.advance(1100);
    assert.deepEqual(failures[1], ["permission_denied", 2000]);
  });

  it("ends at once with stop(), also during a call", async () => {
    history.beforeRead = () => new Promise<void>(() => undefined);
    const vod = await start();
    assert.equal(history.reads.length, 1);
    assert.deepEqual(await vod.stop({ deadlineSeconds: 30 }), { inFlight: [] });
  });

  it("is rejected without a durable inbox, or an API that shows what has happened", () => {
    const error = { code: "unsupported" };
    assert.throws(() => createVodEvents({ ...options(), inbox: memoryInbox() }), error);
    history = { ...history, adapter: acme() };
    assert.throws(() => createVodEvents(options()), error);
  });

  it("names invalid and unknown members", () => {
    const reconcile = { everySeconds: 0, windowSeconds: 1, every: 1 };
    const create = () => createVodEvents({ ...options(), reconcile } as never);
    assert.throws(create, /reconcile.everySeconds.*reconcile.every: unknown option/s);
  });
});

/** Loads the code of the schedule, which takes longer than the clock stands still. */
async function loadSchedule(): Promise<void> {
  const { adapter, reads } = historyAcme();
  const vod = createVodEvents({
    provider: "acme",
    providers: { acme: () => adapter },
    callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
    inbox: storedInbox({ ...memoryStore({ done: 1, dead: 1, open: 1 }), durable: true }),
    reconcile: { everySeconds, windowSeconds: 1 },
  });
  await vod.start();
  while (reads.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await vod.stop();
}
