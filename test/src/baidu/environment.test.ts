import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import { createVodEvents, type VodError } from "@vod-events/core";
import { simulateBaidu } from "@vod-events/simulator";

describe("baidu: the environment", () => {
  async function withCloud(
    check: (options: BaiduOptions, env: Record<string, string>) => Promise<void>,
  ) {
    const cloud = await simulateBaidu();
    const env = {
      BAIDUCLOUD_ACCESS_KEY: cloud.credentials.accessKeyId,
      BAIDUCLOUD_SECRET_KEY: cloud.credentials.secretAccessKey,
      BAIDUCLOUD_VOD_ENDPOINT: cloud.endpoint,
    };
    await check({ env }, env).finally(() => cloud.close());
  }

  it("has all that a call needs", () =>
    withCloud(async (options) => {
      assert.equal((await baidu(options).callback?.read())?.mode, "push");
    }));

  it("is asked for credentials at each call", () =>
    withCloud(async (options, env) => {
      const { callback } = baidu(options);
      await callback?.read();
      env.BAIDUCLOUD_SECRET_KEY = "";
      await assert.rejects(async () => callback?.read(), {
        code: "credentials_missing",
        message: /set BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY, or baidu\.credentials/,
      });
    }));

  it("counts less than an option, and credentials are taken whole from one of the two", () =>
    withCloud(async (options) => {
      const credentials = { accessKeyId: "other", secretAccessKey: undefined };
      await assert.rejects(async () => baidu({ ...options, credentials }).callback?.read(), {
        code: "credentials_missing",
      });
    }));

  it("tells the account apart by the key pair and the place", () =>
    withCloud(async (options, env) => {
      const targetOf = (more: BaiduOptions) => baidu({ ...options, ...more }).callback?.target?.();
      const targets = [
        await targetOf({}),
        await targetOf({ env: { ...env, BAIDUCLOUD_ACCESS_KEY: "another" } }),
        await targetOf({ endpoint: "http://127.0.0.1:1" }),
      ];
      assert.equal(new Set(targets).size, 3);
      assert.ok(!targets.join().includes(env.BAIDUCLOUD_SECRET_KEY ?? ""));
      const client = { getCallback: async () => ({}), putCallback: async () => {} };
      assert.equal(await targetOf({ client }), undefined);
    }));

  it("says what time it is at the cloud", () =>
    withCloud(async (options) => {
      const time = await baidu(options).callback?.time?.();
      assert.ok(time && Math.abs(time.getTime() - Date.now()) < 5000);
    }));

  it("is refused where BAIDUCLOUD_VOD_ENDPOINT cannot be, by that name", () => {
    assert.throws(
      () => baidu({ env: { BAIDUCLOUD_VOD_ENDPOINT: "canary" } }),
      (error: VodError) => {
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, /^BAIDUCLOUD_VOD_ENDPOINT must be an http/);
        assert.doesNotMatch(error.message, /canary/);
        return true;
      },
    );
  });

  it("does not excuse an option that there is not", () => {
    assert.throws(() => baidu({ endPoint: "canary" } as never), {
      code: "config_invalid",
      message: "baidu.endPoint is no option; did you mean endpoint?",
    });
  });

  it("lets the adapter itself stand among the providers", () => {
    const { provider } = createVodEvents({
      provider: "baidu",
      providers: { baidu },
      callback: { mode: "push", url: "https://app.example", signing: { key: "a" } },
    });
    assert.equal(provider, "baidu");
  });
});
