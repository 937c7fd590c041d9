import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import { createVodEvents, type VodError } from "@vod-events/core";
import { simulateBaidu } from "@vod-events/simulator";
import { withVariables } from "../fixtures/with-variables.js";
import { always, startApiServer } from "./api-server.js";

describe("baidu: environment variables", () => {
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

  it("provide all options of an API call", () =>
    withCloud(async (options) => {
      assert.equal((await baidu(options).callback?.read())?.mode, "push");
    }));

  it("provide credentials at each call", () =>
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
    it(`are rejected at the call if BAIDUCLOUD_${part} has a line break`, () =>
      withCloud(async (options, env) => {
        const { callback } = baidu(options);
        env[`BAIDUCLOUD_${part}`] = "canary\n";
        await assert.rejects(async () => callback?.read(), {
          code: "config_invalid",
          message: `BAIDUCLOUD_${part}: must be a string without spaces or line breaks`,
        });
      }));
  }

  it("provide the token of a temporary access key", async () => {
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

  it("default to process.env at the time of the call", () =>
    withCloud(async (_, env) => {
      await withVariables({ ...env, BAIDUCLOUD_ACCESS_KEY: undefined }, async () => {
        const { callback } = baidu();
        await assert.rejects(async () => callback?.read(), { code: "credentials_missing" });
        process.env.BAIDUCLOUD_ACCESS_KEY = env.BAIDUCLOUD_ACCESS_KEY;
        assert.equal((await callback?.read())?.mode, "push");
      });
    }));

  it("have no effect on a client from the options", async () => {
    const client = { getCallback: async () => ({}), putCallback: async () => {} };
    const { callback } = baidu({ client, env: { BAIDUCLOUD_VOD_ENDPOINT: "canary" } });
    assert.equal((await callback?.read())?.mode, "push");
  });

  it("are ignored if empty", async () => {
    const credentials = { accessKeyId: "id", secretAccessKey: "key" };
    const { callback } = baidu({ credentials, env: { BAIDUCLOUD_VOD_ENDPOINT: "" } });
    assert.equal(await callback?.target?.(), "vod.bj.baidubce.com id");
  });

  it("are overridden by options, and credentials come from one source only", () =>
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

  it("distinguish accounts by key pair and endpoint", () =>
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

  it("set the clock of the cloud", () =>
    withCloud(async (options) => {
      const time = await baidu(options).callback?.time?.();
      assert.ok(time && Math.abs(time.getTime() - Date.now()) < 5000);
    }));

  it("reject an invalid BAIDUCLOUD_VOD_ENDPOINT, by its name", () => {
    assert.throws(
      () => baidu({ env: { BAIDUCLOUD_VOD_ENDPOINT: "canary" } }),
      (error: VodError) => {
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, /^BAIDUCLOUD_VOD_ENDPOINT: must be an http/);
        assert.doesNotMatch(error.message, /canary/);
        return true;
      },
    );
  });

  it("do not allow an unknown option", () => {
    assert.throws(() => baidu({ endPoint: "canary" } as never), {
      code: "config_invalid",
      message: "baidu.endPoint: unknown option. Did you mean endpoint?",
    });
  });

  it("let the adapter itself stand among the providers", () => {
    const { provider } = createVodEvents({
      provider: "baidu",
      providers: { baidu },
      callback: { mode: "push", url: "https://app.example", signing: { key: "a" } },
    });
    assert.equal(provider, "baidu");
  });
});
