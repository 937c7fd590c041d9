import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { listenerTestbed, post, signingKey } from "./listener.js";

const providers = {
  tencent: async () => {
    const cloud = await simulateTencent();
    return {
      cloud,
      adapter: () => tencent({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
    };
  },
  baidu: async () => {
    const cloud = await simulateBaidu();
    return {
      cloud,
      adapter: () => baidu({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
    };
  },
};

describe("vod-events listen in push mode", function () {
  this.timeout(10_000);
  const stage = listenerTestbed();

  it("reads the application's config file, overridden by the command line", async () => {
    const folder = stage.folder();
    const config = {
      provider: "asia",
      providers: { asia: { adapter: "tencent" } },
      callback: { url: "https://app.example/hooks", signing: { key: signingKey } },
      inbox: "kept.db",
    };
    writeFileSync(join(folder, "vod-events.config.json"), JSON.stringify(config));
    const env = { VOD_SIGNING_KEY: "" };
    const listener = stage.listen({ folder, flags: ["--provider", "asia"], env });
    assert.equal(await listener.url(), "https://app.example/hooks/asia");
    await listener.end();
    assert.ok(existsSync(join(folder, "kept.db")));
    const flags = ["--provider", "asia", "--url", "https://typed.example"];
    const another = stage.listen({ folder, flags, env });
    assert.equal(await another.url(), "https://typed.example/asia");
    await another.end();
  });

  for (const [provider, simulate] of Object.entries(providers)) {
    it(`prints events that ${provider} signs and sends as JSON lines`, async () => {
      const { cloud, adapter } = await simulate();
      try {
        const listener = stage.listen({
          folder: stage.folder(),
          flags: ["--provider", provider],
        });
        const reported = await listener.url();
        assert.ok(reported.endsWith(`/vod/${provider}`));
        const vod = createVodEvents({
          provider,
          providers: { [provider]: adapter },
          callback: {
            mode: "push",
            url: reported.slice(0, reported.lastIndexOf("/")),
            signing: { key: signingKey },
          },
        });
        await vod.callback.apply();
        const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
        await listener.until(() => listener.events.length > 0);
        assert.deepEqual(listener.ids, [mediaId]);
        assert.equal(listener.events[0]?.type, "media.uploaded");
        assert.deepEqual(await listener.end(), [0, null]);
        assert.match(listener.stderr, /\nstopped: 1 event printed\n$/);
      } finally {
        await cloud.close();
      }
    });
  }

  it("accepts hand-signed callbacks and drops duplicates", async () => {
    const listener = stage.listen({ folder: stage.folder() });
    const url = await listener.url();
    for (const id of ["1", "2", "2"]) assert.equal(await post(url, id), 200);
    await listener.until(() => listener.events.length === 2);
    await listener.end();
    assert.deepEqual(listener.ids, ["1", "2"]);
    assert.match(listener.stderr, /stopped: 2 events printed, 1 duplicate dropped\n$/);
  });

  it("reports why a callback was rejected without quoting it", async () => {
    const listener = stage.listen({ folder: stage.folder() });
    const url = await listener.url();
    assert.equal(await post(url, "canary-1", { Sign: "f".repeat(32) }), 401);
    assert.equal(await post(url, "canary-2", { Sign: undefined, T: undefined }), 401);
    assert.equal(await post(url.replace("/vod/", "/canary-3/"), "1"), 404);
    await listener.end();
    assert.match(listener.stderr, /rejected: signature_mismatch, status 401\n/);
    assert.match(listener.stderr, /rejected: signature_missing, status 401\n/);
    assert.match(listener.stderr, /rejected: path_not_found, status 404\n/);
    assert.doesNotMatch(listener.stderr, new RegExp(`canary|${signingKey}`));
    assert.equal(listener.stdout, "");
  });

  it("accepts unsigned callbacks only when enabled, with a warning", async () => {
    const listener = stage.listen({
      folder: stage.folder(),
      flags: ["--allow-unsigned"],
      env: { VOD_SIGNING_KEY: "" },
    });
    assert.equal(await post(await listener.url(), "1", { Sign: undefined, T: undefined }), 200);
    await listener.until(() => listener.events.length === 1);
    assert.match(listener.stderr, /^warning: .*anyone who knows the URL can forge events\n/m);
  });

  it("prints for people with --pretty", async () => {
    const listener = stage.listen({ folder: stage.folder(), flags: ["--pretty"] });
    await post(await listener.url(), "77");
    await listener.until(() => listener.stdout.endsWith("\n\n"));
    assert.match(listener.stdout, /^media\.uploaded succeeded .*\n(.*\n)*? {2}mediaId: 77\n/);
  });

  it("shows the registered URL, also from the environment", async () => {
    const env = { VOD_CALLBACK_URL: "https://hooks.example.com/base/" };
    const listener = stage.listen({ folder: stage.folder(), env });
    assert.equal(await listener.url(), "https://hooks.example.com/base/tencent");
    assert.match(listener.stderr, /listening: on http:\/\/127\.0\.0\.1:\d+; the callback URL/);
  });
});
