import assert from "node:assert/strict";
import { memoryInbox } from "@vod-events/core";
import { acme, acmeRequest } from "./acme.js";
import { advanceUntil, application } from "./application.js";

describe("memoryInbox", () => {
  it("drops the oldest events beyond its limit", async () => {
    const { vod } = application({ inbox: memoryInbox({ keepDone: 2 }) });
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    for (const id of ["a", "b", "c", "b", "a"]) {
      await vod.receive(acmeRequest({ uploads: [id] }));
    }
    assert.deepEqual(seen, ["a", "b", "c", "a"]);
  });

  it("keeps only metadata of a done event", async () => {
    const inbox = memoryInbox();
    const { vod } = application({ inbox });
    vod.on("*", () => {});
    await vod.receive(acmeRequest({ uploads: ["a"] }));
    const [summary] = await inbox.admin.list({ states: ["done"] });
    assert.deepEqual([summary?.type, summary?.mediaId], ["media.uploaded", "a"]);
    const record = await inbox.admin.get(summary?.id ?? "");
    assert.deepEqual(
      [record?.state, record?.event, record?.delivery],
      ["done", undefined, undefined],
    );
    assert.equal(
      (await inbox.admin.list({ provider: "acme", types: ["media.uploaded"] })).length,
      1,
    );
  });

  it("makes the configured number of attempts", async () => {
    const { vod, clock } = application({ inbox: memoryInbox({ attempts: 1 }) });
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
      throw new Error("never");
    });
    await advanceUntil(clock, vod.receive(acmeRequest({ uploads: ["a"] })));
    assert.equal(runs, 1);
  });

  it("keeps the newest dead letters with their problems and times", async () => {
    const inbox = memoryInbox({ keepDead: 1 });
    const limits = {
      eventsPerPull: 4,
      handlesPerConfirm: 3,
      leaseSeconds: 30,
      longPollSeconds: 5,
      pullsPerSecond: 100,
      confirmsPerSecond: 100,
    };
    let pulled = false;
    const queue = {
      limits,
      async pull() {
        if (pulled) return [];
        pulled = true;
        return [
          { handle: "1", json: [] },
          { handle: "2", json: {} },
        ];
      },
      async confirm() {},
    };
    const { vod, clock } = application({
      inbox,
      adapter: acme({ queue }),
      callback: { mode: "pull" },
    });
    await vod.start();
    await clock.advance(200);
    await vod.stop();
    const [kept, ...others] = await inbox.admin.list({ states: ["dead"] });
    const record = kept && (await inbox.admin.get(kept.id));
    assert.deepEqual(others, []);
    assert.deepEqual(record?.undecodable, {
      provider: "acme",
      receivedAt: new Date(Date.UTC(2026, 0, 1)),
      problems: ["the event must be an object with a member"],
      json: {},
    });
  });

  it("rejects limits that are not positive integers", () => {
    for (const options of [{ attempts: 0 }, { keepDone: 1.5 }, { keepDead: Number.NaN }]) {
      assert.throws(() => memoryInbox(options), { code: "config_invalid" });
    }
  });
});
