import assert from "node:assert/strict";
import {
  createVodEvents,
  type MediaChange,
  memoryInbox,
  VodError,
  type VodEventsOptions,
} from "@vod-events/core";
import { fakeClock } from "@vod-events/testkit";
import { acme } from "../core/acme.js";
import { advanceUntil, pushConfig } from "../core/application.js";
import { deleted, deliver, mediaApplication, transcoded, uploaded } from "./media-cloud.js";
import { RecordedMediaStore } from "./recorded-media-store.js";

/** An application whose media states are in a recorded store. */
function recorded(options: Partial<VodEventsOptions> = {}) {
  const media = new RecordedMediaStore();
  const inbox = Object.assign(memoryInbox({ attempts: 1 }), { media: media.store });
  const vod = mediaApplication({ inbox, ...options });
  const changes: MediaChange[] = [];
  vod.media.on("changed", (change) => changes.push(change));
  return { vod, media, changes };
}

describe("vod.media", () => {
  it("has the state before the handlers of its event run", async () => {
    const { vod } = recorded();
    const seen: unknown[] = [];
    vod.on("*", async ({ type }) => {
      seen.push([type, (await vod.media.get("acme", "m"))?.status]);
    });
    await deliver(vod, uploaded("m"));
    await deliver(vod, transcoded("m"));
    assert.deepEqual(seen, [
      ["media.uploaded", "uploaded"],
      ["media.transcoded", "ready"],
    ]);
  });

  it("folds events without a handler", async () => {
    const { vod } = recorded();
    assert.equal(await deliver(vod, uploaded("m")), 200);
    assert.equal((await vod.media.get("acme", "m"))?.status, "uploaded");
  });

  it("emits each change once, and none for a duplicate", async () => {
    const { vod, changes, media } = recorded();
    const [first, second] = [uploaded("m"), transcoded("m")];
    for (const event of [first, first, second, second]) await deliver(vod, event);
    assert.deepEqual(
      changes.map(({ state, previous, event }) => [event.id, previous?.status, state.status]),
      [
        [first.id, undefined, "uploaded"],
        [second.id, "uploaded", "ready"],
      ],
    );
    assert.equal(media.writes.length, 2);
  });

  it("keeps the state when a handler fails, and changes it once over all attempts", async () => {
    const clock = fakeClock();
    const { vod, changes, media } = recorded({ clock, inbox: undefined });
    vod.on("media.uploaded", () => {
      throw new Error("a defect of the handler");
    });
    assert.equal(await advanceUntil(clock, deliver(vod, uploaded("m"))), 500);
    assert.equal(await advanceUntil(clock, deliver(vod, uploaded("m"))), 500);
    assert.equal((await vod.media.get("acme", "m"))?.status, "uploaded");
    assert.equal(changes.length, 1);
    assert.deepEqual(media.writes, []);
  });

  it("calls the listeners that are registered, and warns of their errors", async () => {
    const { vod, changes } = recorded();
    const removed = () => assert.fail("a removed listener");
    vod.media.on("changed", removed).off("changed", removed);
    const error = new Error("a defect of the listener");
    vod.media.on("changed", () => {
      throw error;
    });
    vod.media.on("changed", () => Promise.reject(error));
    const warnings: string[] = [];
    const collect = ({ message }: Error) => warnings.push(message);
    process.on("warning", collect);
    assert.equal(await deliver(vod, uploaded("m")), 200);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", collect);
    const text = 'A listener of the media event "changed" threw: Error: a defect of the listener';
    assert.deepEqual(warnings, [text, text]);
    assert.equal(changes.length, 1);
  });

  it("folds the events that are handled at the same time in one read and one write", async () => {
    const { vod, media, changes } = recorded();
    const events = Array.from({ length: 20 }, (_, index) => uploaded(`m${index % 5}`, index));
    await Promise.all(events.map((event) => deliver(vod, event)));
    assert.ok(changes.length >= 5 && changes.length <= 20, `${changes.length} changes`);
    assert.ok(media.writes.length <= 3, `${media.writes.length} writes`);
    assert.ok(media.reads.length <= 3, `${media.reads.length} reads`);
  });

  it("repeats a write that another process was ahead of", async () => {
    const clock = fakeClock();
    const { vod, media, changes } = recorded({ clock });
    media.conflicts = 9;
    assert.equal(await advanceUntil(clock, deliver(vod, uploaded("m"))), 200);
    assert.deepEqual([media.reads.length, changes.length], [10, 1]);
  });

  it("fails the attempt after ten conflicts", async () => {
    const clock = fakeClock();
    const { vod, media, changes } = recorded({ clock });
    const failures: unknown[] = [];
    vod.diagnostics.on("attempt_failed", ({ error }) => failures.push(error));
    vod.on("*", () => assert.fail("a handler runs without the state"));
    media.conflicts = 10;
    assert.equal(await advanceUntil(clock, deliver(vod, uploaded("m"))), 500);
    assert.equal((failures[0] as VodError).code, "inbox_unavailable");
    assert.equal(await advanceUntil(clock, deliver(vod, transcoded("m"))), 500, "the handler");
    assert.equal(changes.length, 1);
  });

  it("gives the provider an event back whose state cannot be stored", async () => {
    const { vod, media } = recorded();
    media.failure = () => new VodError("inbox_unavailable", "The store is gone.");
    assert.equal(await deliver(vod, uploaded("m")), 500);
    media.failure = () => undefined;
    assert.equal(await deliver(vod, uploaded("m")), 200);
    assert.equal((await vod.media.get("acme", "m"))?.status, "uploaded");
  });

  it("stores the other states when a single one cannot be stored", async () => {
    const { vod, media } = recorded();
    media.failure = (ids) => (ids.includes("large") ? new Error("too large") : undefined);
    const statuses = await Promise.all(["a", "large", "b"].map((id) => deliver(vod, uploaded(id))));
    assert.deepEqual(statuses, [200, 500, 200]);
  });

  it("lists states in pages, last changed first", async () => {
    const clock = fakeClock();
    const { vod } = recorded({ clock });
    for (const id of ["a", "b", "c", "d", "e"]) {
      await deliver(vod, uploaded(id));
      await clock.advance(1000);
    }
    await deliver(vod, transcoded("b"));
    const ids: string[] = [];
    for (let after: Parameters<typeof vod.media.list>[0]; ; ) {
      const { records, next } = await vod.media.list({ ...after, limit: 2 });
      ids.push(...records.map(({ state }) => state.mediaId));
      if (next === undefined) break;
      after = { after: next };
    }
    assert.deepEqual(ids, ["b", "e", "d", "c", "a"]);
    const ready = await vod.media.list({ status: "ready", provider: "acme" });
    assert.deepEqual(
      ready.records.map(({ state }) => state.mediaId),
      ["b"],
    );
    const since = new Date(Date.UTC(2026, 0, 1, 0, 0, 4));
    assert.equal((await vod.media.list({ since, status: ["uploaded"] })).records.length, 1);
    await assert.rejects(vod.media.list({ limit: 0 }), { code: "config_invalid" });
    await assert.rejects(vod.media.list({ limit: 1001 }), { code: "config_invalid" });
  });

  it("forgets deleted media after their time, and keeps the others", async () => {
    const clock = fakeClock();
    const { vod } = recorded({ clock, media: { keepDeletedSeconds: 7200 } });
    await deliver(vod, uploaded("kept"), uploaded("gone"), deleted("gone"));
    await vod.start();
    await clock.advance(7_100_000);
    assert.equal((await vod.media.get("acme", "gone"))?.status, "deleted");
    await clock.advance(3_700_000);
    assert.equal(await vod.media.get("acme", "gone"), undefined);
    assert.equal((await vod.media.get("acme", "kept"))?.status, "uploaded");
    await vod.stop();
  });

  it("rejects every call without the option", async () => {
    const error = {
      code: "config_invalid",
      message: "media: no states are kept. Set media: true",
    };
    for (const option of [undefined, false]) {
      const { media } = mediaApplication({ media: option });
      await assert.rejects(media.get("acme", "m1"), error);
      await assert.rejects(media.list(), error);
      await assert.rejects(media.waitFor("m1", "ready"), error);
      assert.throws(() => media.on("changed", () => {}), error);
      assert.throws(() => media.off("changed", () => {}), error);
    }
  });

  it("rejects an inbox that stores no states, and invalid options", () => {
    const { media: _, ...methods } = memoryInbox();
    const inbox = { ...methods, open() {}, accept: async () => "accepted" } as never;
    assert.throws(() => mediaApplication({ inbox }), {
      code: "unsupported",
      message:
        "media: the inbox stores no media states; memoryInbox, sqliteInbox, postgresInbox and natsInbox do",
    });
    const invalid = (media: unknown) => () => mediaApplication({ media: media as never });
    assert.throws(invalid("yes"), { message: "media: must be an object" });
    assert.throws(invalid({ pollSeconds: 0 }), {
      message: "media.pollSeconds: must be a number above 0",
    });
    assert.throws(invalid({ polSeconds: 1 }), {
      message: "media.polSeconds: unknown option. Did you mean pollSeconds?",
    });
  });

  it("works with an adapter without rules", async () => {
    const vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => acme() },
      callback: pushConfig,
      media: true,
    });
    assert.equal(vod.provider, "acme");
    assert.equal(await vod.media.get("acme", "m"), undefined);
  });
});
