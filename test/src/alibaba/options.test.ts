import assert from "node:assert/strict";
import { type AlibabaOptions, alibaba } from "@vod-events/alibaba";

const client = { request: async () => ({}) };
const mns = {
  endpoint: "http://1.mns.cn-shanghai.aliyuncs.com",
  batchReceiveMessage: async () => ({}),
  batchDeleteMessage: async () => ({}),
};

describe("alibaba options", () => {
  it("are all optional and may be undefined", () => {
    const none = { credentials: undefined, region: undefined, appId: undefined, queue: undefined };
    assert.equal(alibaba({ ...none, env: undefined, timeoutSeconds: undefined }).id, "alibaba");
  });

  for (const [options, message] of [
    [{ regoin: "cn-shanghai" }, /^alibaba\.regoin: unknown option.*region/],
    [{ region: "Shanghai" }, /^alibaba\.region: must be a region, such as cn-shanghai/],
    [{ region: 7 }, /^alibaba\.region: must be a region/],
    [{ region: "/cn-shanghai" }, /^alibaba\.region: must be a region/],
    [{ region: "cn-shanghai/" }, /^alibaba\.region: must be a region/],
    [{ client: null }, /^alibaba\.client: must be a client of @alicloud\/pop-core/],
    [{ appId: "a b" }, /^alibaba\.appId: must be the id of an application/],
    [
      { endpoint: "vod.aliyuncs.com" },
      /^alibaba\.endpoint: must be an http\(s\) URL without a path/,
    ],
    [{ client: {} }, /^alibaba\.client: must be a client of @alicloud\/pop-core/],
    [{ timeoutSeconds: 0 }, /^alibaba\.timeoutSeconds: must be a number above 0/],
    [{ env: null }, /^alibaba\.env: must be an object of variables/],
    [{ queue: {} }, /^alibaba\.queue\.client: must be a client of @alicloud\/mns/],
    [
      { queue: { client: { batchReceiveMessage: mns.batchReceiveMessage }, name: "a" } },
      /^alibaba\.queue\.client: must be a client of @alicloud\/mns/,
    ],
    [{ queue: { client: mns, name: 7 } }, /^alibaba\.queue\.name: must be the name of a queue/],
    [{ queue: { client: mns, name: "a/b" } }, /^alibaba\.queue\.name: must be the name of a queue/],
    [
      {
        queue: {
          client: mns,
          name: "a",
          endpoint: "http://1.mns.cn-shanghai-internal.aliyuncs.com",
        },
      },
      /^alibaba\.queue\.endpoint: must be the public endpoint/,
    ],
    [
      { queue: { client: { ...mns, endpoint: undefined }, name: "a" } },
      /^alibaba\.queue\.endpoint: must be the public endpoint/,
    ],
  ] as const) {
    it(`reject ${JSON.stringify(options)}`, () => {
      const create = () => alibaba({ client: undefined, env: {}, ...options } as AlibabaOptions);
      assert.throws(create, { code: "config_invalid", message });
    });
  }

  it("are those of the provider that the error names", () => {
    const queue = { client: mns, name: "a/b" };
    assert.throws(() => alibaba({ env: {}, queue }), { provider: "alibaba" });
  });

  it("fall back to environment variables, which errors name", () => {
    assert.throws(() => alibaba({ env: { ALIBABA_CLOUD_REGION_ID: "?" } }), {
      message: /^ALIBABA_CLOUD_REGION_ID: must be a region/,
    });
    assert.throws(() => alibaba({ env: { ALIBABA_CLOUD_VOD_APP_ID: "?" } }), {
      message: /^ALIBABA_CLOUD_VOD_APP_ID: must be the id/,
    });
    assert.throws(() => alibaba({ env: { ALIBABA_CLOUD_VOD_ENDPOINT: "?" } }), {
      message: /^ALIBABA_CLOUD_VOD_ENDPOINT: must be an http/,
    });
  });

  it("use the region and the application in the target of the config", async () => {
    const credentials = { accessKeyId: "id1", accessKeySecret: "secret" };
    const targetOf = (options: AlibabaOptions) => alibaba(options).callback.target?.();
    assert.equal(
      await targetOf({ env: {}, credentials, region: "ap-southeast-1", appId: "app-2" }),
      "vod.ap-southeast-1.aliyuncs.com id1 app-2",
    );
    assert.equal(
      await targetOf({ env: {}, credentials, region: "cn-north-12" }),
      "vod.cn-north-12.aliyuncs.com id1 app-1000000",
    );
    assert.equal(
      await targetOf({ env: {}, credentials, region: "cn-beijing" }),
      "vod.cn-beijing.aliyuncs.com id1 app-1000000",
    );
    assert.equal(
      await targetOf({ env: {}, credentials }),
      "vod.cn-shanghai.aliyuncs.com id1 app-1000000",
    );
    assert.equal(await targetOf({ env: {}, client }), undefined);
  });

  it("need credentials when the API is called", async () => {
    await assert.rejects(alibaba({ env: {} }).callback.read(), {
      code: "credentials_missing",
      message: /set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET/,
    });
  });

  it("accept a client of the application, and report its errors", async () => {
    const replies: unknown[] = [
      { MessageCallback: { CallbackType: "HTTP", CallbackURL: "https://a.example/1" } },
      { MessageCallback: { CallbackType: "FAX" } },
      "text",
    ];
    const { callback } = alibaba({ client: { request: async () => replies.shift() } });
    assert.equal((await callback.read()).url, "https://a.example/1");
    await assert.rejects(callback.read(), { code: "response_invalid" });
    await assert.rejects(callback.read(), { code: "response_invalid" });
  });
});
