import assert from "node:assert/strict";
import {
  createVodEvents,
  type ReconcileSchedule,
  VodError,
  type VodEvents,
  type VodEventsOptions,
} from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme, acmeRequest } from "./acme.js";
import { type DeletionsAcme, deletionsAcme } from "./deletions-acme.js";

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;

type Options = VodEventsOptions<{ acme: () => DeletionsAcme["adapter"] }, "acme">;

describe("the search for deletions", () => {
  let clock: FakeClock;
  let cloud: DeletionsAcme;
  let store: InboxStore;
  let running: VodEvents[];
  beforeEach(() => {
    clock = fakeClock(start);
    cloud = deletionsAcme();
    const memory = memoryStore({ done: 10_000, dead: 1000, open: 1000 });
    store = { ...memory, durable: true, close: async () => undefined };
    running = [];
  });
  afterEach(() => Promise.all(running.map((vod) => vod.stop())));

  function create(options: Partial<Options> = {}): VodEvents {
    const vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => cloud.adapter },
      callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
      inbox: storedInbox(store),
      media: true,
      clock,
      random: () => 0.5,
      ...options,
    });
    running.push(vod);
    return vod;
  }

  /** Starts an application, and returns the media and channels of the events that it handles. */
  async function application(options: Partial<Options> = {}) {
    const vod = create(options);
    const handled: string[] = [];
    vod.on("media.deleted", ({ mediaId = "" }, { integrity }) => {
      handled.push(`${mediaId} ${integrity.channel}`);
    });
    await vod.start();
    return { vod, handled };
  }

  async function receive(vod: VodEvents, json: object): Promise<void> {
    const { status } = await vod.receive(acmeRequest(json, { time: clock.now() }));
    assert.equal(status, 200);
    await clock.advance(1);
  }

  /** Receives uploads of media that exist, one after the other, and lets time pass. */
  async function upload(vod: VodEvents, ...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await receive(vod, { uploads: [id] });
      cloud.existing.add(id);
    }
    await clock.advance(6 * minute);
  }

  function remove(...ids: readonly string[]): void {
    for (const id of ids) cloud.existing.delete(id);
  }

  const search = { deletions: true } as const;

  it("stores the deletions that callbacks did not bring", async () => {
    const { vod, handled } = await application();
    await upload(vod, "a", "b", "c", "d");
    remove("b", "d");
    const result = await vod.reconcile(search);
    await clock.advance(1);
    assert.deepEqual(result, {
      ...{ provider: "acme", media: 4, found: 2, stored: 2, duplicates: 0 },
      ...{ calls: 2, events: [], complete: true },
    });
    assert.deepEqual(handled.sort(), ["b reconciled", "d reconciled"]);
    assert.equal((await vod.media.get("acme", "b"))?.status, "deleted");
    assert.equal((await vod.media.get("acme", "a"))?.status, "uploaded");
  });

  it("makes a late callback a duplicate", async () => {
    const { vod, handled } = await application();
    await upload(vod, "a", "b");
    remove("a");
    await vod.reconcile(search);
    await receive(vod, { deletions: ["a"] });
    assert.deepEqual(handled, ["a reconciled"]);
  });

  it("asks no more about a deleted media", async () => {
    const { vod } = await application();
    await upload(vod, "a", "b");
    remove("a");
    await vod.reconcile(search);
    await clock.advance(6 * minute);
    await vod.reconcile(search);
    assert.deepEqual(cloud.calls, [["b", "a"], ["b"]]);
  });

  it("leaves a media alone whose state changed in the last minutes", async () => {
    const { vod } = await application();
    await upload(vod, "a");
    await receive(vod, { uploads: ["b"] });
    assert.equal((await vod.reconcile(search)).media, 1);
    await clock.advance(6 * minute);
    cloud.existing.add("b");
    assert.equal((await vod.reconcile(search)).media, 2);
  });

  it("asks about no media without an upload, because its id may be of something else", async () => {
    const { vod } = await application();
    await upload(vod, "a");
    await receive(vod, { unknowns: ["b"] });
    await clock.advance(6 * minute);
    assert.equal((await vod.reconcile(search)).media, 1);
  });

  it("asks about each of more media than a page of states has", async () => {
    const { vod, handled } = await application();
    const ids = Array.from({ length: 450 }, (_, number) => `m${number}`);
    await upload(vod, ...ids);
    const gone = ids.filter((_, number) => number % 9 === 4);
    remove(...gone);
    const { media, calls, stored } = await vod.reconcile(search);
    for (let turns = 0; turns < 10; turns += 1) await clock.advance(1);
    assert.deepEqual([media, calls, stored], [450, 150, gone.length]);
    assert.equal(handled.length, gone.length);
  });

  it("lists the deletions of a dry run and stores nothing", async () => {
    const { vod, handled } = await application();
    await upload(vod, "a", "b");
    remove("a");
    const { events, stored } = await vod.reconcile({ ...search, dryRun: true });
    await clock.advance(1);
    assert.deepEqual(
      [events.map(({ type, mediaId }) => [type, mediaId]), stored, handled],
      [[["media.deleted", "a"]], 0, []],
    );
  });

  it("continues after the last call when it was stopped", async () => {
    const { vod, handled } = await application();
    await upload(vod, "a", "b", "c", "d", "e", "f", "g");
    remove("a", "b", "f");
    const stopping = new AbortController();
    cloud.beforeCall = () => {
      if (cloud.calls.length === 2) stopping.abort();
    };
    const first = await vod.reconcile({ ...search, signal: stopping.signal });
    assert.deepEqual([first.complete, first.media], [false, 6]);
    const rest = await create().reconcile(search);
    await clock.advance(1);
    assert.equal(rest.complete, true);
    assert.deepEqual(cloud.calls.slice(0, 3), [["g", "f", "e"], ["d", "c", "b"], ["a"]]);
    assert.deepEqual(handled.sort(), ["a reconciled", "b reconciled", "f reconciled"]);
  });

  describe("with the credentials of another account", () => {
    const rejection = {
      code: "config_invalid",
      message:
        /shows none of the \d+ media that were uploaded\. No deletion is stored\. Check that acme\.credentials/,
    };

    it("stores no deletion", async () => {
      const { vod, handled } = await application();
      await upload(vod, "a", "b", "c", "d");
      cloud.existing.clear();
      await assert.rejects(vod.reconcile(search), rejection);
      await assert.rejects(vod.reconcile({ ...search, dryRun: true }), rejection);
      await clock.advance(1);
      assert.deepEqual(handled, []);
      assert.equal((await store.list({ types: ["media.deleted"] })).length, 0);
      assert.equal((await vod.media.get("acme", "a"))?.status, "uploaded");
    });

    it("gives up after 1000 media", async () => {
      const { vod } = await application();
      await upload(vod, ...Array.from({ length: 1100 }, (_, number) => `m${number}`));
      cloud.existing.clear();
      await assert.rejects(vod.reconcile(search), rejection);
      assert.equal(cloud.calls.length, 334);
    });

    it("stores no deletion when it continues the search of the right ones", async () => {
      const { vod, handled } = await application();
      await upload(vod, "a", "b", "c", "d", "e", "f", "g");
      const stopping = new AbortController();
      cloud.beforeCall = () => stopping.abort();
      await vod.reconcile({ ...search, signal: stopping.signal });
      cloud.existing.clear();
      await assert.rejects(create().reconcile(search), rejection);
      assert.deepEqual(handled, []);
    });

    it("stores the held deletions once a media exists", async () => {
      const { vod, handled } = await application();
      await upload(vod, "a", "b", "c", "d", "e", "f", "g");
      remove("b", "c", "d", "e", "f", "g");
      assert.equal((await vod.reconcile(search)).stored, 6);
      await clock.advance(1);
      assert.equal(handled.length, 6);
    });
  });

  describe("rejects", () => {
    const message = (text: RegExp, code = "config_invalid") => ({ code, message: text });

    it("without media states", async () => {
      const { vod } = await application({ media: false });
      await assert.rejects(vod.reconcile(search), message(/reconcile\.deletions: .*media: true/));
    });

    it("without deletions in the filter of the callback config", async () => {
      const vod = create({
        callback: {
          ...{ mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
          events: ["media.uploaded"],
        },
      });
      await assert.rejects(vod.reconcile(search), message(/leaves out media\.deleted/));
    });

    it("two providers of one adapter, whose media cannot be told apart", async () => {
      const vod = createVodEvents({
        provider: "acme",
        providers: { acme: () => cloud.adapter, other: () => cloud.adapter },
        callback: { mode: "push", url: "https://app.example/hooks", signing: { key: "secret1" } },
        inbox: storedInbox(store),
        media: true,
      });
      running.push(vod);
      await assert.rejects(vod.reconcile(search), message(/acme and other/));
    });

    it("a time span", async () => {
      const { vod } = await application();
      const options = { ...search, since: new Date(start) };
      await assert.rejects(vod.reconcile(options), message(/reconcile\.since: .*no time span/));
    });

    it("a provider whose API tells no deletions", async () => {
      const { deletions: _, ...others } = cloud.adapter.reconciliation ?? {};
      const adapter = { ...acme(), reconciliation: others } as DeletionsAcme["adapter"];
      const { vod } = await application({ providers: { acme: () => adapter } });
      await assert.rejects(vod.reconcile(search), message(/acme has no API/, "unsupported"));
    });

    it("when a call fails for good, after the deletions of the calls before it", async () => {
      const { vod, handled } = await application();
      await upload(vod, "a", "b", "c", "d", "e");
      remove("d");
      cloud.beforeCall = () => {
        if (cloud.calls.length === 2) throw new VodError("authentication_failed", "wrong key");
      };
      await assert.rejects(vod.reconcile(search), { code: "authentication_failed" });
      await clock.advance(1);
      assert.deepEqual(handled, ["d reconciled"]);
    });
  });

  describe("on a schedule", () => {
    const hour = 60 * minute;
    const reconcile: ReconcileSchedule = {
      ...{ everySeconds: 600, windowSeconds: 3600, deletionsEverySeconds: 24 * 3600 },
    };

    it("begins at the start, and repeats at its own interval, in one process", async () => {
      const { vod } = await application({ reconcile });
      await application({ reconcile });
      await upload(vod, "a", "b");
      remove("a");
      assert.equal(cloud.calls.length, 0);
      const results: unknown[] = [];
      vod.diagnostics.on("reconciled", (result) => results.push(result));
      running[1]?.diagnostics.on("reconciled", (result) => results.push(result));
      for (let passed = 0; passed < 30; passed += 1) await clock.advance(hour);
      assert.deepEqual(cloud.calls, [["b", "a"]]);
      const found = results.filter((result) => Reflect.has(result as object, "media"));
      const counts = { media: 2, found: 1, stored: 1, duplicates: 0, calls: 1, complete: true };
      assert.deepEqual(found, [{ provider: "acme", ...counts }]);
      assert.equal((await vod.media.get("acme", "a"))?.status, "deleted");
    });

    it("is rejected at once without media states", () => {
      assert.throws(() => create({ reconcile, media: false }), { code: "config_invalid" });
    });
  });
});
