import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { defineConfig } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";

describe("the types of a config file", () => {
  it("accept a config of functions as application options", () => {
    const config = defineConfig({
      provider: "baidu",
      providers: { tencent, baidu },
      callback: { mode: "push", url: "https://app.example/vod", signing: { key: "secret1" } },
    });
    assert.equal(createVodEvents(config).provider, "baidu");
  });

  it("accept providers as data and defaults from the environment", () => {
    const config = defineConfig({
      provider: process.env.VOD_PROVIDER,
      providers: { eu: { adapter: "tencent", subAppId: 1 }, baidu },
      callback: { events: ["media.uploaded"] },
      inbox: "events.db",
    });
    assert.equal(config.inbox, "events.db");
  });

  it("reject a mode that the selected provider lacks", () => {
    defineConfig({
      provider: "tencent",
      providers: { tencent, baidu },
      callback: { mode: "pull" },
    });
    // @ts-expect-error Baidu has no queue
    defineConfig({ provider: "baidu", providers: { tencent, baidu }, callback: { mode: "pull" } });
  });

  it("reject an unknown event type and an unknown member", () => {
    // @ts-expect-error it is media.uploaded
    defineConfig({ callback: { events: ["media.upload"] } });
    // @ts-expect-error it is callback
    defineConfig({ callbacks: {} });
  });
});
