import assert from "node:assert/strict";
import { type VolcengineOptions, volcengine } from "@vod-events/volcengine";

const client = { createAPI: () => async () => ({}) };
const credentials = { accessKeyId: "id1", secretAccessKey: "secret" };
const off = { mode: "push", signing: "off", events: {}, native: {} } as const;

describe("volcengine options", () => {
  it("are all optional and may be undefined", () => {
    const none = { site: undefined, space: undefined, credentials: undefined, client: undefined };
    assert.equal(
      volcengine({ ...none, env: undefined, timeoutSeconds: undefined }).id,
      "volcengine",
    );
  });

  for (const [options, message] of [
    [{ sapce: "a" }, /^volcengine\.sapce: unknown option.*space/],
    [{ site: "bytedance" }, /^volcengine\.site: must be volcengine or byteplus/],
    [{ space: "a b" }, /^volcengine\.space: must be the name of a space/],
    [{ space: 7 }, /^volcengine\.space: must be the name of a space/],
    [{ region: "North" }, /^volcengine\.region: must be a region, such as cn-north-1/],
    [{ region: "7cn-north-1" }, /^volcengine\.region: must be a region/],
    [{ region: "cn-north-1." }, /^volcengine\.region: must be a region/],
    [
      { endpoint: "vod.volcengineapi.com", site: "byteplus" },
      /^volcengine\.endpoint: must be an http\(s\) URL without a path, such as https:\/\/vod\.byteplusapi\.com/,
    ],
    [{ client: {} }, /^volcengine\.client: must be a service of @volcengine\/openapi/],
    [{ client: null }, /^volcengine\.client: must be a service/],
    [{ timeoutSeconds: 0 }, /^volcengine\.timeoutSeconds: must be a number above 0/],
    [{ env: 7 }, /^volcengine\.env: must be an object of variables/],
  ] as const) {
    it(`reject ${JSON.stringify(options)}`, () => {
      const create = () => volcengine({ env: {}, ...options } as VolcengineOptions);
      assert.throws(create, { code: "config_invalid", message });
    });
  }

  it("fall back to environment variables, which errors name", () => {
    for (const [name, message] of [
      ["VOLCENGINE_VOD_SITE", /^VOLCENGINE_VOD_SITE: must be volcengine or byteplus/],
      ["VOLCENGINE_VOD_SPACE", /^VOLCENGINE_VOD_SPACE: must be the name/],
      ["VOLCENGINE_VOD_REGION", /^VOLCENGINE_VOD_REGION: must be a region/],
      ["VOLCENGINE_VOD_ENDPOINT", /^VOLCENGINE_VOD_ENDPOINT: must be an http/],
    ] as const) {
      assert.throws(() => volcengine({ env: { [name]: "? ?" } }), { message });
    }
  });

  it("use the endpoint and the space in the target of the config", async () => {
    const targetOf = (options: VolcengineOptions) =>
      volcengine({ env: {}, ...options }).callback.target?.();
    assert.equal(
      await targetOf({ credentials, space: "harbour" }),
      "vod.volcengineapi.com id1 harbour",
    );
    assert.equal(
      await targetOf({ credentials, space: "pier", site: "byteplus" }),
      "vod.byteplusapi.com id1 pier",
    );
    assert.equal(
      await targetOf({ credentials, space: "quay", region: "ap-southeast-1" }),
      "vod.ap-southeast-1.volcengineapi.com id1 quay",
    );
    assert.equal(await targetOf({ client, space: "pier" }), undefined);
  });

  it("need a space and credentials when the config is written, and nothing before", async () => {
    await assert.rejects(volcengine({ env: {} }).callback.overwrite(off), {
      code: "config_invalid",
      message: /^volcengine\.space: missing.*VOLCENGINE_VOD_SPACE/,
    });
    await assert.rejects(volcengine({ env: {}, space: "a" }).callback.overwrite(off), {
      code: "credentials_missing",
      message: /set VOLC_ACCESSKEY and VOLC_SECRETKEY/,
    });
  });

  it("do not change how the callback config is read and written", () => {
    for (const site of ["volcengine", "byteplus"] as const) {
      const { url, read, write, modes } = volcengine({ env: {}, site }).capabilities;
      assert.deepEqual(url?.schemes, ["http", "https"]);
      assert.deepEqual([modes, read, write], [["push"], "none", "append"]);
    }
  });

  it("of the sites differ in the events that can be switched", () => {
    const { events: all } = volcengine({ env: {} }).capabilities;
    const { events: fewer } = volcengine({ env: {}, site: "byteplus" }).capabilities;
    const missing = Object.keys(all).filter((type) => !(type in fewer));
    assert.deepEqual(missing, ["edit.completed", "media.storage_changed"]);
  });
});
