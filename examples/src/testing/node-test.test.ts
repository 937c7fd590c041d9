import assert from "node:assert/strict";
import { test } from "node:test";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { sampleDelivery, sampleEvent, testInbox } from "@vod-events/testkit";
import { registerHandlers } from "./handlers.js";

test("saves a rendition", async () => {
  const saved = new Map<string, string>();
  const inbox = testInbox();
  registerHandlers(inbox, { save: async (mediaId, url) => void saved.set(mediaId, url) });
  const result = await inbox.deliver(sampleEvent("media.transcoded", { mediaId: "m1" }));
  assert.equal(result.state, "done");
  assert.equal(saved.get("m1"), "https://media.example.com/harbour-720p.mp4");
});

test("tries again while the database is down", async () => {
  let calls = 0;
  const inbox = testInbox();
  registerHandlers(inbox, {
    async save() {
      calls += 1;
      if (calls < 3) throw new Error("the database is down");
    },
  });
  const { state, errors, retriedAt } = await inbox.deliver(sampleEvent("media.transcoded"));
  assert.equal(state, "done");
  assert.equal(errors.length, 2);
  assert.deepEqual(retriedAt, [new Date("2026-01-01T00:00:01Z"), new Date("2026-01-01T00:00:03Z")]);
});

test("saves the same after a crash behind the handler", async () => {
  const saved: string[] = [];
  const inbox = testInbox();
  registerHandlers(inbox, { save: async (mediaId) => void saved.push(mediaId) });
  const event = sampleEvent("media.transcoded", { mediaId: "m1" });
  const { attempts, leaseLost } = await inbox.deliver(event, { loseLease: true });
  assert.deepEqual({ attempts, leaseLost }, { attempts: 2, leaseLost: true });
  assert.deepEqual(saved, ["m1", "m1"]);
});

test("receives a signed delivery of a cloud", async () => {
  const key = "0123456789abcdef";
  const url = "http://127.0.0.1/vod";
  const vod = createVodEvents({
    provider: "baidu",
    providers: { baidu },
    callback: { mode: "push", url, signing: { key } },
  });
  const saved: string[] = [];
  registerHandlers(vod, { save: async (mediaId) => void saved.push(mediaId) });
  const delivery = await sampleDelivery(baidu(), {
    type: "media.transcoded",
    mediaId: "mda-1",
    url: `${url}/baidu`,
    key,
  });
  assert.equal((await vod.receive(delivery)).status, 200);
  assert.deepEqual(saved, ["mda-1"]);
});
