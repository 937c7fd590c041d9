import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import { createVodEvents, type VodError } from "@vod-events/core";
import { simulateBaidu } from "@vod-events/simulator";
import { withVariables } from "../fixtures/with-variables.js";
import { always, startApiServer } from "./api-server.js";

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

  for (const part of ["ACCESS_KEY", "SECRET_KEY", "SESSION_TOKEN"]) {
    it(`is refused at the call that finds a line break in BAIDUCLOUD_${part}`, () =>
      withCloud(async (options, env) => {
        const { callback } = baidu(options);
        env[`BAIDUCLOUD_${part}`] = "canary\n";
        await assert.rejects(async () => callback?.read(), {
          code: "config_invalid",
          message: `BAIDUCLOUD_${part} must be text without a blank or a line break`,
        });
      }));
  }

  it("gives the token of a temporary access key", async () => {
    const server = await startApiServer(always(200, "{}"));
    const env = {
      BAIDUCLOUD_ACCESS_KEY: "id",
      BAIDUCLOUD_SECRET_KEY: "key",
      BAIDUCLOUD_SESSION_TOKEN: "token",
    };
    await baidu({ env, endpoint: server.endpoint }).callback?.read();
    await server.close();
    assert.equal(server.received[0]?.headers["x-bce-security-token"], "token");
  });

  it("is process.env where nothing else is said, as it is at the call", () =>
    withCloud(async (_, env) => {
      await withVariables({ ...env, BAIDUCLOUD_ACCESS_KEY: undefined }, async () => {
        const { callback } = baidu();
        await assert.rejects(async () => callback?.read(), { code: "credentials_missing" });
        process.env.BAIDUCLOUD_ACCESS_KEY = env.BAIDUCLOUD_ACCESS_KEY;
        assert.equal((await callback?.read())?.mode, "push");
      });
    }));

  it("says nothing to a client that is set up already", async () => {
    const client = { getCallback: async () => ({}), putCallback: async () => {} };
    const { callback } = baidu({ client, env: { BAIDUCLOUD_VOD_ENDPOINT: "canary" } });
    assert.equal((await callback?.read())?.mode, "push");
  });

  it("has nothing to do with empty variables", async () => {
    const credentials = { accessKeyId: "id", secretAccessKey: "key" };
    const { callback } = baidu({ credentials, env: { BAIDUCLOUD_VOD_ENDPOINT: "" } });
    assert.equal(await callback?.target?.(), "vod.bj.baidubce.com id");
  });

  it("counts less than an option, and credentials are taken whole from one of the two", () =>
    withCloud(async (options) => {
      const credentials = { accessKeyId: "other", secretAccessKey: undefined };
      await assert.rejects(async () => baidu({ ...options, credentials }).callback?.read(), {
        code: "credentials_missing",
      });
      const endpoint = "http://127.0.0.1:1";
      await assert.rejects(async () => baidu({ ...options, endpoint }).callback?.read(), {
        code: "network",
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
      message: "baidu.endPoint is not a known option; did you mean endpoint?",
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
