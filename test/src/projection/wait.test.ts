import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { memoryInbox, openMediaReader, type VodEventsOptions } from "@vod-events/core";
import { memoryMediaStore } from "@vod-events/core/inbox";
import { fakeClock } from "@vod-events/testkit";
import {
  deleted,
  deliver,
  importFailed,
  mediaApplication,
  moderated,
  transcoded,
  uploaded,
} from "./media-cloud.js";

/** An application on a fake clock. */
function onFakeClock(options: Partial<VodEventsOptions> = {}) {
  const clock = fakeClock();
  return { clock, vod: mediaApplication({ clock, ...options }) };
}

describe("waitFor", () => {
  it("resolves at once when the condition holds already", async () => {
    const { vod } = onFakeClock();
    await deliver(vod, uploaded("m"), transcoded("m"));
    assert.equal((await vod.media.waitFor("m", "ready")).status, "ready");
    assert.equal((await vod.media.waitFor("m", "uploaded")).status, "ready");
  });

  it("waits for a media that no event mentions yet", async () => {
    const { vod, clock } = onFakeClock();
    const waiting = vod.media.waitFor("m", "uploaded");
    await clock.advance(5000);
    await deliver(vod, uploaded("m"));
    assert.equal((await waiting).mediaId, "m");
  });

  it("resolves each condition with its event", async () => {
    const { vod, clock } = onFakeClock();
    const order: string[] = [];
    const waits = (["uploaded", "moderated", "ready", "deleted"] as const).map((condition) =>
      vod.media.waitFor("m", condition).then(() => order.push(condition)),
    );
    await clock.advance(0);
    for (const event of [uploaded("m"), moderated("m"), transcoded("m"), deleted("m")]) {
      await deliver(vod, event);
      await clock.advance(0);
    }
    await Promise.all(waits);
    assert.deepEqual(order, ["uploaded", "moderated", "ready", "deleted"]);
  });

  it("calls a predicate with each known state", async () => {
    const { vod, clock } = onFakeClock();
    const waiting = vod.media.waitFor(
      "m",
      ({ renditions }) => Object.keys(renditions).length === 2,
    );
    await clock.advance(0);
    await deliver(vod, transcoded("m", 1, "720p"));
    await deliver(vod, transcoded("m", 2, "1080p"));
    assert.equal(Object.keys((await waiting).renditions).length, 2);
  });

  it("rejects with what a predicate throws", async () => {
    const { vod } = onFakeClock();
    await deliver(vod, uploaded("m"));
    const error = new Error("a defect of the predicate");
    await assert.rejects(
      vod.media.waitFor("m", () => {
        throw error;
      }),
      error,
    );
  });

  it("rejects with the neutral failure when the media failed", async () => {
    const { vod, clock } = onFakeClock();
    const waiting = vod.media.waitFor("m", "ready");
    const predicate = vod.media.waitFor("m", () => false);
    const rejected = [waiting, predicate].map((wait) =>
      assert.rejects(wait, ({ code, failure, nativeCode, message }) => {
        assert.deepEqual(
          [code, failure.code, nativeCode],
          ["media_failed", "source_unreadable", "BadSource"],
        );
        assert.match(message, /^The media failed \(source_unreadable\)\.$/);
        return true;
      }),
    );
    await clock.advance(0);
    await deliver(vod, importFailed("m"));
    await Promise.all(rejected);
  });

  it("waits for the deletion of a failed media", async () => {
    const { vod, clock } = onFakeClock();
    await deliver(vod, importFailed("m"));
    const waiting = vod.media.waitFor("m", "deleted");
    await clock.advance(0);
    await deliver(vod, deleted("m"));
    assert.equal((await waiting).status, "deleted");
  });

  it("rejects when the media is deleted", async () => {
    const { vod } = onFakeClock();
    await deliver(vod, uploaded("m"), deleted("m"));
    await assert.rejects(vod.media.waitFor("m", "ready"), { code: "media_deleted" });
  });

  it("rejects after its timeout", async () => {
    const { vod, clock } = onFakeClock();
    await deliver(vod, uploaded("m"));
    const waiting = vod.media.waitFor("m", "ready", { timeoutSeconds: 7 });
    const rejected = assert.rejects(waiting, {
      code: "wait_timeout",
      retryable: true,
      message: "The media is not ready after 7 s.",
    });
    let settled = false;
    void rejected.then(() => {
      settled = true;
    });
    await clock.advance(6999);
    assert.equal(settled, false);
    await clock.advance(1);
    await rejected;
  });

  it("rejects with the reason of an aborted signal", async () => {
    const { vod, clock } = onFakeClock();
    const { signal, ...controller } = { ...withSignal() };
    const reason = new Error("the client is gone");
    const waiting = assert.rejects(vod.media.waitFor("m", "ready", { signal }), reason);
    await clock.advance(0);
    controller.abort(reason);
    await waiting;
    await assert.rejects(vod.media.waitFor("m", "ready", { signal }), reason);
    await clock.advance(0);
    assert.equal(clock.sleeping, 0);
  });

  it("rejects when the application stops, and afterwards", async () => {
    const { vod, clock } = onFakeClock();
    const waiting = assert.rejects(vod.media.waitFor("m", "ready"), { code: "stopped" });
    await clock.advance(0);
    await vod.stop();
    await waiting;
    await assert.rejects(vod.media.waitFor("m", "ready"), { code: "stopped" });
  });

  it("rejects invalid arguments", async () => {
    const { vod } = onFakeClock();
    const invalid = { code: "config_invalid" };
    await assert.rejects(vod.media.waitFor("m", "raedy" as never), {
      ...invalid,
      message:
        'waitFor.condition: must be "uploaded", "ready", "moderated", "deleted" or a function (Did you mean ready?)',
    });
    for (const timeoutSeconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      await assert.rejects(vod.media.waitFor("m", "ready", { timeoutSeconds }), invalid);
    }
    await assert.rejects(vod.media.waitFor("m", "ready", { provider: "acne" }), {
      ...invalid,
      message: "waitFor.provider: unknown id. Known ids: acme",
    });
  });

  it("needs one timer and one listener per signal for 10,000 waits", async () => {
    const { vod, clock } = onFakeClock();
    const { signal } = withSignal();
    const limits = Array.from({ length: 10_000 }, (_, index) => 1 + ((index * 7919) % 600));
    const results = limits.map((timeoutSeconds, index) =>
      vod.media.waitFor(`m${index % 2000}`, "ready", { timeoutSeconds, signal }).then(
        () => "ready",
        ({ code }) => code,
      ),
    );
    await clock.advance(0);
    assert.ok(clock.sleeping <= 1, `${clock.sleeping} timers`);
    assert.equal(getEventListeners(signal, "abort").length, 1);
    await clock.advance(300_000);
    for (let index = 0; index < 2000; index += 100) {
      const media = Array.from({ length: 100 }, (_, offset) => transcoded(`m${index + offset}`));
      assert.equal(await deliver(vod, ...media), 200);
    }
    const expected = limits.map((limit) => (limit <= 300 ? "wait_timeout" : "ready"));
    assert.deepEqual(await Promise.all(results), expected);
    await clock.advance(60_000);
    assert.equal(clock.sleeping, 0);
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  it("reads the states of 10,000 waits in 20 reads per poll, and none without waits", async () => {
    const clock = fakeClock();
    const store = memoryMediaStore();
    const reads: number[] = [];
    const reader = openMediaReader(
      {
        ...store,
        read(keys) {
          reads.push(keys.length);
          return store.read(keys);
        },
      },
      { clock },
    );
    const waits = Array.from({ length: 10_000 }, (_, index) =>
      reader.waitFor(`m${index}`, "ready", { provider: "acme" }).catch(({ code }) => code),
    );
    await clock.advance(0);
    assert.deepEqual(reads.splice(0), Array(20).fill(500));
    for (let poll = 0; poll < 3; poll++) await clock.advance(1000);
    assert.deepEqual(reads.splice(0), Array(60).fill(500));
    reader.close();
    assert.deepEqual([...new Set(await Promise.all(waits))], ["stopped"]);
    await clock.advance(10_000);
    assert.deepEqual(reads, []);
  });

  it("reads again after a failure of the store, and reports it", async () => {
    const store = memoryMediaStore();
    let fails = true;
    const read: typeof store.read = (keys) =>
      fails ? Promise.reject(new Error("the store is gone")) : store.read(keys);
    const inbox = Object.assign(memoryInbox(), { media: { ...store, read } });
    const { vod, clock } = onFakeClock({ inbox });
    let failures = 0;
    vod.diagnostics.on("inbox_failed", () => {
      failures += 1;
    });
    const waiting = vod.media.waitFor("m", "uploaded");
    for (let poll = 0; poll < 2; poll++) await clock.advance(1000);
    assert.equal(failures, 3);
    fails = false;
    await deliver(vod, uploaded("m"));
    await waiting;
  });
});

/** A signal, and the function that aborts it. */
function withSignal() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason: unknown) => controller.abort(reason) };
}
