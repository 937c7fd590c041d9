import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { defineConfig } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";

describe("the types of a config file", () => {
  it("let a whole config of functions be the options of an application", () => {
    const config = defineConfig({
      provider: "baidu",
      providers: { tencent, baidu },
      callback: { mode: "push", url: "https://app.example/vod", signing: { key: "secret1" } },
    });
    assert.equal(createVodEvents(config).provider, "baidu");
  });

  it("take clouds as data, and what is left to the environment", () => {
    const config = defineConfig({
      provider: process.env.VOD_PROVIDER,
      providers: { eu: { adapter: "tencent", subAppId: 1 }, baidu },
      callback: { events: ["media.uploaded"] },
      inbox: "events.db",
    });
    assert.equal(config.inbox, "events.db");
  });

  it("refuse, when compiled, a mode that the selected cloud does not have", () => {
    defineConfig({
      provider: "tencent",
      providers: { tencent, baidu },
      callback: { mode: "pull" },
    });
    // @ts-expect-error Baidu has no queue
    defineConfig({ provider: "baidu", providers: { tencent, baidu }, callback: { mode: "pull" } });
  });

  it("refuse, when compiled, a type of event and a member that there is not", () => {
    // @ts-expect-error it is media.uploaded
    defineConfig({ callback: { events: ["media.upload"] } });
    // @ts-expect-error it is callback
    defineConfig({ callbacks: {} });
  });
});
