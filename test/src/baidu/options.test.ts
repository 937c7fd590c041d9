import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import { credentials } from "./callback-of.js";

function assertRejected(options: unknown, message: RegExp): void {
  assert.throws(() => baidu(options as BaiduOptions), {
    name: "VodError",
    code: "config_invalid",
    provider: "baidu",
    message,
  });
}

describe("baidu options", () => {
  it("are all optional and may be undefined", () => {
    assert.equal(baidu().id, "baidu");
    const none = { credentials: undefined, endpoint: undefined, client: undefined };
    assert.equal(baidu({ ...none, timeoutSeconds: undefined, env: undefined }).id, "baidu");
  });

  it("accept http and https endpoints with and without a port", () => {
    for (const endpoint of [
      "https://vod.bj.baidubce.com",
      "https://vod.bj.baidubce.com/",
      "http://127.0.0.1:8080",
      "http://[::1]:8080",
    ]) {
      assert.equal(baidu({ endpoint }).id, "baidu");
    }
  });

  for (const endpoint of [
    "",
    "vod.bj.baidubce.com",
    "ftp://vod.bj.baidubce.com",
    "https://vod.bj.baidubce.com/v2",
    "https://vod.bj.baidubce.com/?a=1",
    "https://vod.bj.baidubce.com/#a",
    "https://user:secret@vod.bj.baidubce.com",
    7,
    { toString: 1 },
  ]) {
    it(`reject the endpoint ${JSON.stringify(endpoint)}`, () => {
      assertRejected({ endpoint }, /^baidu\.endpoint: must be an http\(s\) URL without a path/);
    });
  }

  for (const timeoutSeconds of [0, -1, Number.NaN, 3601, Number.POSITIVE_INFINITY, "15"]) {
    it(`reject ${timeoutSeconds} as timeoutSeconds`, () => {
      assertRejected(
        { timeoutSeconds },
        /^baidu\.timeoutSeconds: must be a number above 0, at most 3600$/,
      );
    });
  }

  for (const name of ["accessKeyId", "secretAccessKey", "sessionToken"]) {
    for (const value of [" secret", "secret\n", "sécret", 7, null]) {
      it(`reject ${JSON.stringify(value)} as ${name}, without quoting it`, () => {
        assertRejected(
          { credentials: { ...credentials, [name]: value } },
          new RegExp(
            `^baidu\\.credentials\\.${name}: must be a string without spaces or line breaks$`,
          ),
        );
      });
    }
  }

  it("reject an invalid environment", () => {
    assertRejected(
      { env: null },
      /^baidu\.env: must be an object of variables, such as process\.env$/,
    );
  });

  it("reject invalid credentials", () => {
    for (const value of [null, "key", 7]) {
      assertRejected({ credentials: value }, /^baidu\.credentials: must be /);
    }
  });

  it("reject a client without the two methods", () => {
    for (const client of [null, {}, { getCallback() {} }, { putCallback() {} }, "client"]) {
      assertRejected(
        { client },
        /^baidu\.client: must have the methods getCallback and putCallback$/,
      );
    }
  });

  it("are copied, so later changes to the object have no effect", async () => {
    const given = { credentials: { ...credentials }, endpoint: "http://127.0.0.1:1" };
    const { callback } = baidu(given);
    given.credentials.accessKeyId = "with space";
    given.endpoint = "nowhere";
    await assert.rejects(async () => callback?.read(), { code: "network" });
  });
});
