import assert from "node:assert/strict";
import { type RebuildResult, rebuildMedia } from "@vod-events/core";
import { type InboxStore, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { Folder } from "../sqlite/folder.js";
import {
  deleted,
  deliver,
  mediaApplication,
  mediaCloud,
  transcoded,
  uploaded,
} from "./media-cloud.js";

const rulesOf = () => mediaCloud().media;

describe("rebuildMedia", () => {
  let folder: Folder;
  let store: InboxStore;
  beforeEach(() => {
    folder = new Folder();
    store = folder.store();
  });
  afterEach(() => folder.remove());

  const rebuild = (options: Partial<Parameters<typeof rebuildMedia>[1]> = {}) =>
    rebuildMedia(store, { rulesOf, ...options });

  /** The status of each media, by id. */
  async function statuses(): Promise<object> {
    const records = (await store.media?.list({})) ?? [];
    const pairs = records.map(({ state }) => [state.mediaId, state.status] as const);
    return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Handles the uploads of media in an application, some of which are then ready, or deleted. */
  async function handle(count: number, media?: true): Promise<void> {
    const vod = mediaApplication({ inbox: storedInbox(folder.store()), media });
    let handled = 0;
    const all = new Promise<void>((resolve) => {
      vod.on("*", () => void (++handled === count + 3 && resolve()));
    });
    await vod.start();
    const events = Array.from({ length: count }, (_, index) => uploaded(`m${index}`));
    for (let index = 0; index < count; index += 200) {
      await deliver(vod, ...events.slice(index, index + 200));
    }
    await deliver(vod, transcoded("m0"), transcoded("m1"), deleted("m1"));
    await all;
    await vod.stop();
  }

  it("folds the events of a time without media states", async () => {
    await handle(4);
    assert.deepEqual(await statuses(), {});
    const result: RebuildResult = await rebuild();
    assert.deepEqual(result, { entries: 7, folded: 7, changes: 7, running: 0 });
    const expected = { m0: "ready", m1: "deleted", m2: "uploaded", m3: "uploaded" };
    assert.deepEqual(await statuses(), expected);
  });

  it("changes nothing that applications have folded", async () => {
    await handle(4, true);
    const before = await store.media?.list({});
    assert.equal((await rebuild()).changes, 0);
    assert.deepEqual(await store.media?.list({}), before);
  });

  it("continues where it was aborted, and begins again with reset", async () => {
    await handle(1200);
    const controller = new AbortController();
    const aborted = rebuild({ signal: controller.signal, onProgress: () => controller.abort() });
    await assert.rejects(aborted, { code: "aborted" });
    assert.equal(Object.keys(await statuses()).length, 500);
    assert.equal((await rebuild()).entries, 703);
    assert.equal(Object.keys(await statuses()).length, 1200);
    assert.equal((await rebuild({ reset: true })).entries, 1203);
    assert.equal(Object.keys(await statuses()).length, 1200);
  });

  it("misses no event that applications handle during a reset", async () => {
    await handle(300);
    const vod = mediaApplication({ inbox: storedInbox(folder.store()) });
    const ids = Array.from({ length: 300 }, (_, index) => `n${index}`);
    const ready = ids.map((id) => vod.media.waitFor(id, "ready"));
    await vod.start();
    for (const id of ids.slice(0, 100)) void deliver(vod, uploaded(id), transcoded(id));
    for (let round = 0; round < 3; round++) {
      await rebuild({ reset: true });
      const first = 100 + round * 60;
      for (const id of ids.slice(first, first + 80))
        void deliver(vod, uploaded(id), transcoded(id));
    }
    await Promise.all(ready);
    while (((await store.stats()).running ?? 0) + (await store.stats()).waiting > 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await vod.stop();
    const states = Object.entries(await statuses());
    assert.deepEqual(
      states.filter(([id, status]) => id.startsWith("n") && status !== "ready"),
      [],
    );
    assert.equal(states.length, 600);
  }).timeout(20_000);

  it("rejects a store without a scan", async () => {
    await assert.rejects(rebuildMedia(memoryStore({ open: 1, done: 1, dead: 1 }), { rulesOf }), {
      code: "unsupported",
      message: "the inbox keeps nothing over a restart",
    });
  });
});
