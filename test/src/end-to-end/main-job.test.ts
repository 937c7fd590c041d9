import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import { collect, createTestbed, type Testbed, until } from "./testbed.js";

const ways = [
  { provider: "tencent", mode: "push" },
  { provider: "tencent", mode: "pull" },
  { provider: "baidu", mode: "push" },
  { provider: "alibaba", mode: "push" },
  { provider: "alibaba", mode: "pull" },
  { provider: "volcengine", mode: "push" },
  { provider: "mux", mode: "push" },
] as const;
/** The name that each cloud sends for `harbour.mp4`. */
const names = {
  tencent: "harbour",
  baidu: "harbour",
  alibaba: undefined,
  volcengine: "harbour.mp4",
  mux: undefined,
} as const;
const commonEvents = ["media.uploaded", "media.transcoded"] as const;
/** Mux renders thumbnails on request, without an event. */
const eventsOf = ({ provider }: (typeof ways)[number]) =>
  provider === "mux" ? commonEvents : ([...commonEvents, "thumbnail.created"] as const);

describe("the main job", () => {
  let testbed: Testbed;
  beforeEach(async () => {
    testbed = await createTestbed();
  });
  afterEach(() => testbed.close());

  for (const way of ways) {
    it(`delivers the same events from ${way.provider} by ${way.mode}`, async () => {
      const events = eventsOf(way);
      const vod = testbed.application({ ...way, events });
      const seen = collect(vod);
      await vod.callback.apply();
      await vod.start();
      const cloud = testbed[way.provider];
      const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
      await cloud.transcode(mediaId);
      await cloud.thumbnail(mediaId);
      await until(() => seen.length > events.length, "an event each, and two renditions");
      assert.deepEqual(seen.map(({ type }) => type).sort(), [...events, "media.transcoded"].sort());
      for (const event of seen) {
        assert.deepEqual(
          [event.provider, event.mediaId, event.outcome],
          [way.provider, mediaId, "succeeded"],
        );
      }
      const uploaded = seen.find(({ type }) => type === "media.uploaded");
      assert.ok(uploaded?.type === "media.uploaded");
      const { name } = uploaded.data.media;
      assert.equal(name, names[way.provider]);
      assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length);
    });

    // Volcengine does not list the outputs that failed, and Mux has other presets.
    if (way.provider === "volcengine" || way.provider === "mux") continue;

    it(`delivers a failed rendition from ${way.provider} by ${way.mode}`, async () => {
      const vod = testbed.application(way);
      const seen = collect(vod);
      await vod.callback.apply();
      await vod.start();
      const cloud = testbed[way.provider];
      const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
      await cloud.transcode(mediaId, { presets: ["100010", "100020"], fail: ["100020"] });
      const renditions = () => seen.filter(({ type }) => type === "media.transcoded");
      await until(() => renditions().length >= 2, "two renditions");
      const outcomes = renditions().map((event) => [
        event.type === "media.transcoded" && event.data.rendition.presetId,
        event.outcome,
        event.failure === undefined,
      ]);
      assert.deepEqual(outcomes.sort(), [
        ["100010", "succeeded", true],
        ["100020", "failed", false],
      ]);
    });
  }

  it("delivers deep-equal events by push and by pull", async () => {
    const { tencent } = testbed;
    const pushed = testbed.application({ provider: "tencent" });
    const first = collect(pushed);
    await pushed.callback.apply();
    const { mediaId } = await tencent.upload({ name: "harbour.mp4" });
    await until(() => first.length === 1, "the pushed upload");
    await tencent.transcode(mediaId);
    await until(() => first.length === 4, "the pushed procedure");

    const pulled = testbed.application({ provider: "tencent", mode: "pull" });
    const second = collect(pulled);
    await pulled.callback.apply();
    await tencent.redeliver();
    await pulled.start();
    await until(() => second.length === 3, "the pulled procedure");
    assert.deepEqual(second, first.slice(1));
  });

  it("switches the provider by one word and still accepts the previous one", async () => {
    const before = testbed.application({ provider: "tencent" });
    await before.callback.apply();
    const after = testbed.application({ provider: "baidu" });
    const seen = collect(after);
    await after.callback.apply();
    await testbed.tencent.upload({ name: "old.mp4" });
    await testbed.baidu.upload({ name: "new.mp4" });
    await until(() => seen.length === 2, "an event of each");
    assert.deepEqual(seen.map(({ provider }) => provider).sort(), ["baidu", "tencent"]);
  });
});

describe("delivery", () => {
  let testbed: Testbed;
  beforeEach(async () => {
    testbed = await createTestbed();
  });
  afterEach(() => testbed.close());

  for (const way of ways) {
    it(`reaches the handler once however often ${way.provider} sends by ${way.mode}`, async () => {
      const vod = testbed.application({ ...way, events: ["media.uploaded"] });
      const seen = collect(vod);
      const ids: string[] = [];
      vod.diagnostics.on("duplicate", ({ id }) => ids.push(id));
      await vod.callback.apply();
      await vod.start();
      const cloud = testbed[way.provider];
      await cloud.upload({ name: "harbour.mp4" });
      await until(() => seen.length === 1, "the event");
      await testbed.clock.advance(200);
      if ("queue" in cloud) await until(() => cloud.queue.leased === 0, "the confirm");
      // Mux has no switches, so further events follow the upload.
      await cloud.redeliver(way.provider === "mux" ? "video.upload.asset_created" : undefined);
      await until(() => ids.length === 1, "the duplicate");
      assert.deepEqual([seen.length, ids], [1, [seen[0]?.id]]);
    });
  }

  it("is not acknowledged to Baidu while the handler throws, and is redelivered", async () => {
    const vod = testbed.application({ provider: "baidu" });
    const attempts = failFirst(vod, 4);
    await vod.callback.apply();
    await testbed.baidu.upload({ name: "harbour.mp4" });
    for (let round = 0; attempts.length < 5 && round < 500; round++) {
      await testbed.clock.advance(100);
    }
    await testbed.baidu.idle();
    assert.deepEqual(
      [attempts, testbed.baidu.deliveries.map(({ status }) => status)],
      [
        [1, 2, 3, 4, 5],
        [500, 200],
      ],
    );
  });

  it("is not confirmed to Tencent while the handler throws, and is redelivered after its lease", async () => {
    const vod = testbed.application({ provider: "tencent", mode: "pull" });
    const attempts = failFirst(vod, 1);
    await vod.callback.apply();
    await vod.start();
    await testbed.tencent.upload({ name: "harbour.mp4" });
    for (let round = 0; attempts.length < 2 && round < 500; round++) {
      await testbed.clock.advance(100);
    }
    await testbed.clock.advance(200);
    const { queue } = testbed.tencent;
    await until(() => queue.leased + queue.waiting === 0, "the confirm");
    assert.deepEqual(attempts, [1, 2]);
  });

  it("is retried locally for Tencent callbacks, which are not resent after an error", async () => {
    const vod = testbed.application({ provider: "tencent" });
    const attempts = failFirst(vod, 2);
    await vod.callback.apply();
    await testbed.tencent.upload({ name: "harbour.mp4" });
    for (let round = 0; attempts.length < 3 && round < 200; round++) {
      await testbed.clock.advance(50);
    }
    assert.deepEqual(attempts, [1, 2, 3]);
  });
});

/** A handler that throws the first few times it runs. */
function failFirst(vod: ReturnType<Testbed["application"]>, times: number): number[] {
  const attempts: number[] = [];
  vod.on("media.uploaded", (_: VodEvent, { attempt }) => {
    attempts.push(attempt);
    if (attempts.length <= times) throw new Error("not yet");
  });
  return attempts;
}
