import assert from "node:assert/strict";
import { createVodEvents, memoryInbox, VodError, type VodEvents } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme, acmeRequest } from "./acme.js";
import { type HistoryAcme, historyAcme } from "./history-acme.js";

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;
const since = new Date(start - 60 * minute);

describe("reconcile", () => {
  let clock: FakeClock;
  let history: HistoryAcme;
  let store: InboxStore;
  let running: VodEvents[];
  beforeEach(() => {
    clock = fakeClock(start);
    history = historyAcme();
    store = durableStore();
    running = [];
  });
  afterEach(() => Promise.all(running.map((vod) => vod.stop())));

  async function application({ keepDoneSeconds = 7 * 24 * 3600 } = {}) {
    const vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => history.adapter },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
      inbox: storedInbox(store, { keepDoneSeconds }),
      clock,
      random: () => 0.5,
    });
    running.push(vod);
    const handled: string[] = [];
    vod.on("*", ({ mediaId = "" }, { integrity }) => {
      handled.push(`${mediaId} ${integrity.channel}`);
    });
    await vod.start();
    return { vod, handled };
  }

  function upload(...ids: readonly string[]) {
    for (const mediaId of ids) history.uploads.push({ mediaId, at: clock.now() });
  }

  it("stores the events that are missing, and counts those that are known", async () => {
    const { vod, handled } = await application();
    upload("a", "b", "c");
    await vod.receive(acmeRequest({ uploads: ["b"] }));
    const result = await vod.reconcile({ since });
    await clock.advance(1);
    assert.deepEqual(result, {
      ...{ provider: "acme", since, until: new Date(start) },
      ...{ found: 3, stored: 2, duplicates: 1, calls: 2, events: [], complete: true },
    });
    assert.deepEqual(handled.sort(), ["a reconciled", "b push", "c reconciled"]);
  });

  it("makes a late callback a duplicate", async () => {
    const { vod, handled } = await application();
    upload("a");
    await vod.reconcile({ since });
    const duplicates: string[] = [];
    vod.diagnostics.on("duplicate", ({ id }) => duplicates.push(id));
    const { status } = await vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(1);
    assert.equal(status, 200);
    assert.equal(duplicates.length, 1);
    assert.deepEqual(handled, ["a reconciled"]);
  });

  it("lists the missing events of a dry run and stores nothing", async () => {
    const { vod } = await application();
    upload("a", "b");
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const { events, stored, duplicates } = await vod.reconcile({ since, dryRun: true });
    assert.deepEqual(
      events.map(({ type, mediaId }) => [type, mediaId]),
      [["media.uploaded", "b"]],
    );
    assert.deepEqual([stored, duplicates], [0, 1]);
    assert.equal((await store.list({})).length, 1);
    await assert.rejects(vod.reconcile(), { code: "config_invalid" });
  });

  it("continues where the previous one ended, minus an overlap", async () => {
    const { vod } = await application();
    upload("a");
    await vod.reconcile({ since });
    await clock.advance(30 * minute);
    upload("b");
    const result = await vod.reconcile();
    assert.deepEqual(result.since, new Date(start - 5 * minute));
    assert.deepEqual(result.until, new Date(start + 30 * minute));
    assert.deepEqual([result.found, result.stored], [2, 1]);
  });

  it("leaves the end where it was after a span that leaves a gap", async () => {
    const { vod } = await application();
    await vod.reconcile({ since });
    await clock.advance(60 * minute);
    await vod.reconcile({ since: new Date(clock.now() - minute) });
    assert.deepEqual((await vod.reconcile()).since, new Date(start - 5 * minute));
  });

  it("finds events whose times are behind because the clocks differ", async () => {
    const { vod } = await application();
    await vod.reconcile({ since });
    history.uploads.push({ mediaId: "late", at: start - 4 * minute });
    await clock.advance(minute);
    assert.equal((await vod.reconcile()).stored, 1);
  });

  it("stops between pages and continues from there", async () => {
    const stopping = new AbortController();
    upload("a", "b", "c", "d", "e");
    history.beforeRead = (cursor) => {
      if (cursor !== undefined) stopping.abort();
    };
    const first = await (await application()).vod.reconcile({ since, signal: stopping.signal });
    assert.deepEqual([first.complete, first.stored], [false, 4]);
    history.reads.length = 0;
    const { vod } = await application();
    await clock.advance(minute);
    const rest = await vod.reconcile();
    assert.deepEqual([rest.complete, rest.stored, rest.since], [true, 1, since]);
    assert.deepEqual(rest.until, new Date(clock.now()));
    assert.equal(history.reads[0]?.cursor, '{"version":1,"offset":4}');
  });

  it("repeats at most one page after a crash", async () => {
    upload("a", "b", "c", "d");
    const { vod } = await application();
    const set = store.state.set;
    let writes = 0;
    store.state.set = async (key, value) => {
      writes += 1;
      if (writes === 2) throw new VodError("inbox_unavailable", "killed");
      return set(key, value);
    };
    await assert.rejects(vod.reconcile({ since }), { code: "inbox_unavailable" });
    history.reads.length = 0;
    const result = await vod.reconcile();
    assert.deepEqual([result.duplicates, result.stored], [4, 0]);
    assert.equal(history.reads[0]?.cursor, '{"version":1,"offset":2}');
  });

  it("reads the span again when the stored cursor is of another version", async () => {
    upload("a", "b", "c", "d", "e");
    const stopping = new AbortController();
    history.beforeRead = (cursor) => {
      if (cursor !== undefined) stopping.abort();
    };
    const { vod } = await application();
    await vod.reconcile({ since, signal: stopping.signal });
    history.version = 2;
    history.beforeRead = () => undefined;
    assert.deepEqual((await vod.reconcile()).stored, 1);
    assert.equal(history.uploads.length, (await store.list({})).length);
  });

  it("repeats a throttled read after a wait, and keeps to the rate limit", async () => {
    history = historyAcme({ callsPerSecond: 2 });
    upload("a", "b", "c");
    const times: number[] = [];
    history.beforeRead = () => {
      times.push(clock.now() - start);
      if (times.length === 1) throw new VodError("throttled", "too many requests");
    };
    const { vod } = await application();
    const result = vod.reconcile({ since });
    await clock.advance(10_000);
    assert.deepEqual([(await result).stored, (await result).calls], [3, 3]);
    assert.deepEqual(times, [0, 500, 1000]);
  });

  it("rejects with the error of a call that a retry cannot fix", async () => {
    history.beforeRead = () => {
      throw new VodError("credentials_missing", "no credentials");
    };
    await assert.rejects((await application()).vod.reconcile({ since }), {
      code: "credentials_missing",
    });
    assert.equal(history.reads.length, 1);
  });

  it("says how far the API reaches when the span begins earlier", async () => {
    history = historyAcme({ callsPerSecond: Number.POSITIVE_INFINITY, retentionSeconds: 600 });
    const { vod } = await application();
    assert.deepEqual((await vod.reconcile({ since })).reachesBackTo, new Date(start - 600_000));
    assert.equal((await vod.reconcile()).reachesBackTo, undefined);
  });

  it("drops events outside callback.events", async () => {
    const vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => history.adapter },
      callback: {
        ...{ mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
        events: ["media.deleted"],
      },
      inbox: storedInbox(store),
      clock,
    });
    running.push(vod);
    upload("a");
    assert.equal((await vod.reconcile({ since })).found, 0);
  });

  it("lets two processes work at the same time without harm", async () => {
    upload("a", "b", "c", "d", "e");
    const [one, two] = [await application(), await application()];
    const results = await Promise.all([one.vod.reconcile({ since }), two.vod.reconcile({ since })]);
    assert.deepEqual(
      results.map(({ complete }) => complete),
      [true, true],
    );
    await clock.advance(2000);
    assert.deepEqual(
      [...one.handled, ...two.handled].sort(),
      [..."abcde"].map((id) => `${id} reconciled`),
    );
  });

  describe("rejects", () => {
    const cases: readonly (readonly [string, object, string])[] = [
      ["a span without a start", {}, "missing"],
      ["a start after the end", { since: new Date(start), until: since }, "after until"],
      ["a start in the future", { since: new Date(start + 1) }, "after now"],
      ["a time that is none", { since: new Date(Number.NaN) }, "valid Date"],
      ["an unknown provider", { provider: "other", since }, "unknown name"],
    ];
    for (const [name, options, message] of cases) {
      it(name, async () => {
        const expected = { code: "config_invalid", message: new RegExp(message) };
        await assert.rejects((await application()).vod.reconcile(options), expected);
        assert.equal(history.reads.length, 0);
      });
    }

    it("a start before the events that the inbox knows", async () => {
      const { vod } = await application({ keepDoneSeconds: 3600 });
      const message = /the inbox knows done events since 2025-12-31T23:30:00.000Z only/;
      await assert.rejects(vod.reconcile({ since }), { code: "config_invalid", message });
    });

    it("a start before the events that the inbox knows, as far back as the source reads", async () => {
      history = historyAcme({ callsPerSecond: 100, reachBackSeconds: 3600 });
      const { vod } = await application({ keepDoneSeconds: 3 * 3600 });
      const message = /the inbox knows done events since 2025-12-31T23:00:00.000Z only/;
      const early = new Date(since.getTime() - 1);
      await assert.rejects(vod.reconcile({ since: early }), { code: "config_invalid", message });
      assert.equal((await vod.reconcile({ since })).complete, true);
    });

    it("an inbox that forgets events sooner than the source reads back", async () => {
      history = historyAcme({ callsPerSecond: 100, reachBackSeconds: 3600 });
      const { vod } = await application({ keepDoneSeconds: 3600 });
      const message = /keepDoneSeconds is too short: .* 3600 s back/;
      await assert.rejects(vod.reconcile({ since }), { code: "config_invalid", message });
    });

    it("an inbox that is not durable", async () => {
      const vod = createVodEvents({
        provider: "acme",
        providers: { acme: () => history.adapter },
        callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
        inbox: memoryInbox(),
      });
      await assert.rejects(vod.reconcile({ since }), { code: "unsupported", message: /durable/ });
    });

    it("a provider whose API does not show what has happened", async () => {
      history = { ...history, adapter: acme() };
      const expected = { code: "unsupported", message: /acme has no API/ };
      await assert.rejects((await application()).vod.reconcile({ since }), expected);
    });

    it("a start after stop()", async () => {
      const { vod } = await application();
      await vod.stop();
      await assert.rejects(vod.reconcile({ since }), { code: "stopped" });
    });
  });

  it("begins a later run where the inbox still knows the events, after a long break", async () => {
    const { vod } = await application({ keepDoneSeconds: 3 * 3600 });
    await vod.reconcile({ since });
    await clock.advance(24 * 60 * minute);
    assert.deepEqual((await vod.reconcile()).since, new Date(clock.now() - 2 * 60 * minute));
  });
});

/** A store that keeps its content over a restart of the application, as a durable one does. */
function durableStore(): InboxStore {
  const store = memoryStore({ done: 1000, dead: 1000, open: 1000 });
  return { ...store, durable: true, state: { ...store.state }, close: async () => undefined };
}
