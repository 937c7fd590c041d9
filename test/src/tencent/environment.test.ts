import assert from "node:assert/strict";
import { createVodEvents, type VodError } from "@vod-events/core";
import { simulateTencent } from "@vod-events/simulator";
import { type TencentOptions, type TencentVodClient, tencent } from "@vod-events/tencent";
import { withVariables } from "../fixtures/with-variables.js";
import { startApi } from "./api-server.js";

describe("tencent: environment variables", () => {
  async function withCloud(
    check: (options: TencentOptions, env: Record<string, string>) => Promise<void>,
  ) {
    const cloud = await simulateTencent({ subAppId: 1500000001 });
    const env = {
      TENCENTCLOUD_SECRET_ID: cloud.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: cloud.credentials.secretKey,
      TENCENTCLOUD_VOD_SUB_APP_ID: "1500000001",
      TENCENTCLOUD_VOD_ENDPOINT: cloud.endpoint,
    };
    await check({ env }, env).finally(() => cloud.close());
  }

  it("provide all options of an API call", () =>
    withCloud(async (options) => {
      assert.equal((await tencent(options).callback?.read())?.mode, "push");
    }));

  it("provide credentials at each call", () =>
    withCloud(async (options, env) => {
      const { callback } = tencent(options);
      await callback?.read();
      env.TENCENTCLOUD_SECRET_KEY = "";
      await assert.rejects(async () => callback?.read(), {
        code: "credentials_missing",
        message: /set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or tencent\.credentials/,
      });
    }));

  for (const part of ["SECRET_ID", "SECRET_KEY", "SESSION_TOKEN"]) {
    it(`are rejected at the call if TENCENTCLOUD_${part} has a line break`, () =>
      withCloud(async (options, env) => {
        const { callback } = tencent(options);
        env[`TENCENTCLOUD_${part}`] = "canary\n";
        await assert.rejects(async () => callback?.read(), {
          code: "config_invalid",
          message: `TENCENTCLOUD_${part}: must be a string without spaces or line breaks`,
        });
      }));
  }

  it("provide the token of temporary credentials", async () => {
    const server = await startApi(() => ({ fields: { Mode: "PUSH" } }));
    const env = {
      TENCENTCLOUD_SECRET_ID: "id",
      TENCENTCLOUD_SECRET_KEY: "key",
      TENCENTCLOUD_SESSION_TOKEN: "token",
    };
    await tencent({ env, endpoint: server.url }).callback?.read();
    server.close();
    assert.equal(server.calls[0]?.headers["x-tc-token"], "token");
  });

  it("default to process.env at the time of the call", () =>
    withCloud(async (_, env) => {
      await withVariables({ ...env, TENCENTCLOUD_SECRET_ID: undefined }, async () => {
        const { callback } = tencent();
        await assert.rejects(async () => callback?.read(), { code: "credentials_missing" });
        process.env.TENCENTCLOUD_SECRET_ID = env.TENCENTCLOUD_SECRET_ID;
        assert.equal((await callback?.read())?.mode, "push");
      });
    }));

  it("give a client from the options only the sub-application", () =>
    withCloud(async (_, env) => {
      const calls: unknown[] = [];
      const client: TencentVodClient = {
        request: async (_action, params) => {
          calls.push(params);
          return { Mode: "PUSH" };
        },
      };
      const malformed = { TENCENTCLOUD_VOD_ENDPOINT: "canary", TENCENTCLOUD_VOD_SITE: "canary" };
      await tencent({ client, env: { ...env, ...malformed } }).callback?.read();
      assert.deepEqual(calls, [{ SubAppId: 1500000001 }]);
    }));

  it("are overridden by options, and credentials come from one source only", () =>
    withCloud(async (options) => {
      const credentials = { secretId: "other", secretKey: undefined };
      await assert.rejects(async () => tencent({ ...options, credentials }).callback?.read(), {
        code: "credentials_missing",
      });
      const subAppId = 1500000002;
      await assert.rejects(async () => tencent({ ...options, subAppId }).callback?.read(), {
        nativeCode: "UnauthorizedOperation",
      });
    }));

  it("distinguish accounts by key pair, sub-application and region", () =>
    withCloud(async (options, env) => {
      const targetOf = (more: TencentOptions) =>
        tencent({ ...options, ...more }).callback?.target?.();
      const targets = [
        await targetOf({}),
        await targetOf({ subAppId: 1 }),
        await targetOf({ env: { ...env, TENCENTCLOUD_SECRET_ID: "another" } }),
        await targetOf({ endpoint: "http://127.0.0.1:1" }),
      ];
      assert.equal(new Set(targets).size, 4);
      assert.ok(!targets.join().includes(env.TENCENTCLOUD_SECRET_KEY ?? ""));
      const client = { request: async () => ({}) };
      assert.equal(await targetOf({ client }), undefined);
    }));

  it("set the clock of the cloud", () =>
    withCloud(async (options) => {
      const time = await tencent(options).callback?.time?.();
      assert.ok(time && Math.abs(time.getTime() - Date.now()) < 5000);
      const nowhere = tencent({ ...options, endpoint: "http://127.0.0.1:1" });
      assert.equal(await nowhere.callback?.time?.(), undefined);
    }));

  const wrong: readonly [string, string, RegExp][] = [
    ["TENCENTCLOUD_VOD_SUB_APP_ID", "canary", / must be a positive integer/],
    ["TENCENTCLOUD_VOD_SUB_APP_ID", "0x10", / must be a positive integer/],
    ["TENCENTCLOUD_VOD_SUB_APP_ID", "1.5e9", / must be a positive integer/],
    ["TENCENTCLOUD_VOD_SITE", "canary", / must be mainland or international/],
    ["TENCENTCLOUD_VOD_ENDPOINT", "canary", / must be an http\(s\) URL/],
  ];
  for (const [name, value, rule] of wrong) {
    it(`reject ${name} with the value ${value}, by its name`, () => {
      assert.throws(
        () => tencent({ env: { [name]: value } }),
        (error: VodError) => {
          assert.equal(error.code, "config_invalid");
          assert.ok(error.message.startsWith(`${name}: `), error.message);
          assert.match(error.message, rule);
          assert.ok(!error.message.includes(value));
          return true;
        },
      );
    });
  }

  it("set the site of the account", async () => {
    const hostOf = async (options: TencentOptions) => {
      const credentials = { secretId: "id", secretKey: "key" };
      const target = await tencent({ credentials, ...options }).callback?.target?.();
      return target?.split(" ")[0];
    };
    const env = { TENCENTCLOUD_VOD_SITE: "international" };
    assert.equal(await hostOf({ env }), "vod.intl.tencentcloudapi.com");
    assert.equal(await hostOf({ env, site: "mainland" }), "vod.tencentcloudapi.com");
  });

  it("are ignored if empty", async () => {
    const names = ["SUB_APP_ID", "SITE", "ENDPOINT"].map((name) => `TENCENTCLOUD_VOD_${name}`);
    const env = Object.fromEntries(names.map((name) => [name, ""]));
    const credentials = { secretId: "id", secretKey: "key" };
    const target = await tencent({ env, credentials }).callback?.target?.();
    assert.equal(target, "vod.tencentcloudapi.com id default");
  });

  it("do not allow an unknown option", () => {
    assert.throws(() => tencent({ subAppID: "canary" } as never), {
      code: "config_invalid",
      message: "tencent.subAppID: unknown option. Did you mean subAppId?",
    });
  });

  it("let the adapter itself stand among the providers", () => {
    const { provider } = createVodEvents({
      provider: "tencent",
      providers: { tencent },
      callback: { mode: "push", url: "https://app.example", signing: { key: "a" } },
    });
    assert.equal(provider, "tencent");
  });
});
