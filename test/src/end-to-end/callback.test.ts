import assert from "node:assert/strict";
import { collect, createTestbed, type Testbed, until } from "./testbed.js";

describe("the callback config of a provider", () => {
  let testbed: Testbed;
  beforeEach(async () => {
    testbed = await createTestbed();
  });
  afterEach(() => testbed.close());

  it("completes a round trip with Tencent", async () => {
    const vod = testbed.application({ provider: "tencent", events: ["media.uploaded"] });
    const { changes } = await vod.callback.apply();
    assert.deepEqual(
      changes.map(({ path }) => path),
      ["url", "signing", "signing.key", "events.media.uploaded"].filter((path) =>
        changes.some((change) => change.path === path),
      ),
    );
    assert.deepEqual(await vod.callback.read(), {
      mode: "push",
      url: `${testbed.url}/tencent`,
      signing: "unknown",
      signingKey: "unknown",
      events: { "media.uploaded": true, "media.deleted": false, "media.persisted": false },
    });
  });

  it("completes a round trip with Baidu and has no changes the second time", async () => {
    const vod = testbed.application({ provider: "baidu", events: ["media.uploaded"] });
    await vod.callback.apply();
    assert.deepEqual((await vod.callback.apply()).changes, []);
    assert.deepEqual(await vod.callback.read(), {
      mode: "push",
      url: `${testbed.url}/baidu`,
      signing: "on",
      signingKey: "configured",
      events: {
        "media.uploaded": true,
        "media.imported": false,
        "media.transcoded": false,
        "thumbnail.created": false,
        "analysis.completed": false,
        "moderation.completed": false,
        "edit.completed": false,
        "generation.completed": false,
      },
    });
  });

  it("switches off events that are not configured", async () => {
    const all = testbed.application({ provider: "baidu" });
    await all.callback.apply();
    const some = testbed.application({ provider: "baidu", events: ["media.transcoded"] });
    const seen = collect(some);
    await some.callback.apply();
    const { mediaId } = await testbed.baidu.upload({ name: "harbour.mp4" });
    await testbed.baidu.transcode(mediaId, { presets: ["p1"] });
    await until(() => seen.length === 1, "the rendition");
    await testbed.baidu.idle();
    assert.deepEqual(
      testbed.baidu.deliveries.map(({ eventType }) => eventType),
      ["MEDIA_TRANSCODE_COMPLETE"],
    );
  });

  it("switches Tencent from push to pull and back", async () => {
    const pull = testbed.application({ provider: "tencent", mode: "pull" });
    await pull.callback.apply();
    assert.equal((await pull.callback.read()).mode, "pull");
    const push = testbed.application({ provider: "tencent", mode: "push" });
    const { changes } = await push.callback.apply();
    assert.ok(
      changes.some(({ path, from, to }) => path === "mode" && from === "pull" && to === "push"),
    );
  });

  for (const provider of ["tencent", "baidu", "alibaba"] as const) {
    it(`is rejected by ${provider} for a wrong secret, which the error does not contain`, async () => {
      const vod = testbed.application({
        provider,
        tencentSecretKey: "canary0wrong0secret",
        baiduSecretAccessKey: "canary0wrong0secret",
        alibabaSecret: "canary0wrong0secret",
      });
      await assert.rejects(vod.callback.apply(), (error: Error & Record<string, unknown>) => {
        assert.equal(error.code, "authentication_failed");
        assert.equal(error.provider, provider);
        assert.ok(error.requestId, "has the cloud's request id");
        assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /canary/);
        return true;
      });
    });
  }

  it("rejects pull mode for Baidu", () => {
    assert.throws(() => testbed.application({ provider: "baidu", mode: "pull" }), {
      code: "unsupported",
      message: "callback.mode: baidu has no pull; use push",
    });
  });

  it("rejects deletions for Baidu", async () => {
    const vod = testbed.application({ provider: "baidu", events: ["media.deleted"] });
    await assert.rejects(vod.callback.apply(), { code: "unsupported" });
  });
});
