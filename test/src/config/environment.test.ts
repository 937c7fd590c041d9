import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configVariables } from "@vod-events/config";
import { createCallbackManager, isVodError } from "@vod-events/core";
import { simulateBaidu } from "@vod-events/simulator";
import { root } from "../layout/repository.js";
import { Project } from "./project.js";

describe("the environment of a config", () => {
  let project: Project;
  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const everything = {
    VOD_PROVIDER: "baidu",
    VOD_CALLBACK_MODE: "push",
    VOD_CALLBACK_URL: "https://environment.example/vod",
    VOD_CALLBACK_EVENTS: "media.uploaded, media.transcoded",
    VOD_SIGNING_KEY: "environment1",
    VOD_PREVIOUS_SIGNING_KEYS: "before1,before2",
    VOD_INBOX: "environment.db",
  };

  it("overrides each member of the file", async () => {
    project.write("vod-events.config.json", {
      provider: "tencent",
      callback: {
        mode: "pull",
        url: "https://file.example/vod",
        signing: { key: "file1" },
        events: ["media.deleted"],
      },
      inbox: "file.db",
      receiver: { maxAgeSeconds: 60 },
    });
    const { options } = await project.load({ env: everything });
    assert.equal(options.provider, "baidu");
    assert.deepEqual(options.callback, {
      mode: "push",
      url: "https://environment.example/vod",
      events: ["media.uploaded", "media.transcoded"],
      signing: { key: "environment1", previousKeys: ["before1", "before2"] },
    });
    assert.deepEqual(project.inboxes, [join(project.path, "environment.db")]);
    assert.deepEqual(options.receiver, { maxAgeSeconds: 60 });
    const { options: some } = await project.load({ env: { VOD_PROVIDER: "baidu" } });
    assert.deepEqual(
      [some.callback.url, some.callback.signing?.key, some.callback.mode],
      ["https://file.example/vod", "file1", "pull"],
    );
  });

  it("ignores empty variables", async () => {
    const empty = Object.fromEntries(Object.keys(everything).map((name) => [name, ""]));
    const { options } = await project.load({ env: empty });
    assert.deepEqual(
      [options.provider, options.callback.url, options.callback.signing, options.inbox],
      [undefined, undefined, undefined, undefined],
    );
  });

  it("reaches adapters that are configured as data, below their own options", async () => {
    const cloud = await simulateBaidu();
    try {
      project.write("vod-events.config.json", {
        provider: "main",
        providers: { main: { adapter: "baidu", endpoint: cloud.endpoint } },
        callback: { url: "https://app.example/vod", signing: { key: "secret1" } },
      });
      const env = {
        BAIDUCLOUD_ACCESS_KEY: cloud.credentials.accessKeyId,
        BAIDUCLOUD_SECRET_KEY: cloud.credentials.secretAccessKey,
        BAIDUCLOUD_VOD_ENDPOINT: "http://127.0.0.1:1",
      };
      const { options } = await project.load({ env });
      await createCallbackManager(options).apply();
      assert.equal(cloud.config.callbackUrl, "https://app.example/vod/main");
    } finally {
      await cloud.close();
    }
  });

  it("resolves a key file from the working directory", async () => {
    const { options } = await project.load({ env: { VOD_SIGNING_KEY_FILE: "keys.json" } });
    assert.deepEqual(options.callback.signing, { keyFile: join(project.path, "keys.json") });
  });

  it("is not read from a .env file", async () => {
    project.write(".env", "VOD_PROVIDER=baidu\nVOD_SIGNING_KEY=canary\n");
    const { options } = await project.load();
    assert.deepEqual([options.provider, options.callback.signing], [undefined, undefined]);
    assert.equal(process.env.VOD_SIGNING_KEY, undefined);
  });

  const wrong: readonly [object, RegExp][] = [
    [{ VOD_PROVIDER: "canary1" }, /^VOD_PROVIDER: unknown provider. Providers: tencent, baidu/],
    [{ VOD_PROVIDER: "tencet" }, /Did you mean tencent\?/],
    [{ VOD_CALLBACK_MODE: "canary" }, /^VOD_CALLBACK_MODE: must be "push" or "pull"/],
    [{ VOD_CALLBACK_URL: "canary" }, /^VOD_CALLBACK_URL: must be an absolute http/],
    [
      { VOD_CALLBACK_EVENTS: "media.upload" },
      /^VOD_CALLBACK_EVENTS: item 1 .* Did you mean media\.uploaded\?/,
    ],
    [
      { VOD_CALLBACK_EVENTS: "media.uploaded,canary" },
      /^VOD_CALLBACK_EVENTS: item 2 is an unknown event type/,
    ],
    [{ VOD_CALLBACK_EVENTS: " , " }, /^VOD_CALLBACK_EVENTS: must not be empty/],
    [
      { VOD_SIGNING_KEY: "canary", VOD_SIGNING_KEY_FILE: "k" },
      /^VOD_SIGNING_KEY_FILE and \w+ exclude each other/,
    ],
  ];
  for (const [env, message] of wrong) {
    it(`is rejected by the name of the variable: ${Object.keys(env).join(", ")}`, async () => {
      await assert.rejects(project.load({ env: env as never }), (error: unknown) => {
        assert.ok(isVodError(error));
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /canary/);
        return true;
      });
    });
  }

  it("is rejected when it contradicts the file about keys", async () => {
    project.write("vod-events.config.json", { callback: { signing: { keyFile: "keys.json" } } });
    await assert.rejects(project.load({ env: { VOD_SIGNING_KEY: "canary" } }), {
      message: /callback\.signing\.keyFile and VOD_SIGNING_KEY exclude each other/,
    });
    project.write("vod-events.config.json", { callback: { signing: { key: "canary" } } });
    await assert.rejects(project.load({ env: { VOD_SIGNING_KEY_FILE: "keys.json" } }), {
      message: /callback\.signing\.key and VOD_SIGNING_KEY_FILE exclude each other/,
    });
  });

  it("has a documented row for every variable and no other", () => {
    const page = readFileSync(join(root, "docs/configuration.md"), "utf8");
    const documented = [...page.matchAll(/^\| `(VOD_\w+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(documented, [...configVariables]);
  });
});
