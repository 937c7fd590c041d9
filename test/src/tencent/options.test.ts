import assert from "node:assert/strict";
import { VodError } from "@vod-events/core";
import {
  type TencentCredentials,
  type TencentOptions,
  type TencentVodClient,
  tencent,
} from "@vod-events/tencent";

describe("tencent: options", () => {
  it("are all optional and may be undefined", () => {
    assert.equal(tencent().id, "tencent");
    const unset: Required<TencentOptions> = {
      credentials: undefined,
      subAppId: undefined,
      site: undefined,
      endpoint: undefined,
      client: undefined,
      timeoutSeconds: undefined,
      env: undefined,
    };
    assert.equal(tencent(unset).id, "tencent");
  });

  const wrong: readonly (readonly [TencentOptions, RegExp])[] = [
    [{ subAppId: 0 }, /^tencent\.subAppId: must be a positive integer/],
    [{ subAppId: 1.5 }, /^tencent\.subAppId/],
    [{ subAppId: "5" as never }, /^tencent\.subAppId/],
    [{ subAppId: [5] as never }, /^tencent\.subAppId/],
    [{ subAppId: { toString: null } as never }, /^tencent\.subAppId/],
    [{ subAppId: Number.NaN }, /^tencent\.subAppId/],
    [{ subAppId: 2 ** 53 }, /^tencent\.subAppId/],
    [{ timeoutSeconds: 0 }, /^tencent\.timeoutSeconds: must be a number above 0/],
    [{ timeoutSeconds: Number.POSITIVE_INFINITY }, /^tencent\.timeoutSeconds/],
    [{ timeoutSeconds: 3601 }, /^tencent\.timeoutSeconds: must be .* at most 3600/],
    [{ client: {} as TencentVodClient }, /^tencent\.client: must have the method request/],
    [{ client: null as unknown as TencentVodClient }, /^tencent\.client/],
    [{ credentials: "word" as unknown as TencentCredentials }, /^tencent\.credentials: must be \{/],
    [{ credentials: null as unknown as TencentCredentials }, /^tencent\.credentials/],
    [{ endpoint: "" }, /^tencent\.endpoint: must be an http\(s\) URL/],
    [{ endpoint: "vod.tencentcloudapi.com" }, /^tencent\.endpoint/],
    [{ endpoint: "ftp://127.0.0.1" }, /^tencent\.endpoint/],
    [
      { endpoint: "http://127.0.0.1/api" },
      /^tencent\.endpoint: must be an http\(s\) URL without a path/,
    ],
    [
      { endpoint: "http://user:word@127.0.0.1" },
      /^tencent\.endpoint: must be an http\(s\) URL without a path/,
    ],
    [{ endpoint: { toString: 1 } as never }, /^tencent\.endpoint: must be an http\(s\) URL/],
    [{ env: null as never }, /^tencent\.env: must be an object of variables/],
    [{ site: "europe" as "mainland" }, /^tencent\.site: must be mainland or international/],
    [{ site: "constructor" as "mainland" }, /^tencent\.site/],
    [{ site: "europe" as "mainland", endpoint: "http://127.0.0.1" }, /^tencent\.site/],
    ...["secretId", "secretKey", "token"].flatMap((part) =>
      [" word", "word\n", "wörd", null].map((value): [TencentOptions, RegExp] => [
        { credentials: { secretId: "id", secretKey: "key", [part]: value } },
        new RegExp(
          `^tencent\\.credentials\\.${part}: must be a string without spaces or line breaks$`,
        ),
      ]),
    ),
  ];
  for (const [options, message] of wrong) {
    it(`are rejected with what to write instead: ${JSON.stringify(options)}`, () => {
      assert.throws(
        () => tencent(options),
        (error) => {
          assert.ok(error instanceof VodError);
          assert.equal(error.code, "config_invalid");
          assert.match(error.message, message);
          assert.doesNotMatch(error.message, /word/);
          return true;
        },
      );
    });
  }

  it("are copied, so later changes to the object have no effect", async () => {
    const credentials = { secretId: "id", secretKey: "key" };
    const { callback } = tencent({ credentials, endpoint: "http://127.0.0.1:1" });
    credentials.secretId = "with blank";
    await assert.rejects(async () => callback?.read(), { code: "network" });
  });

  it("accept values of the right type", () => {
    for (const endpoint of [
      "http://127.0.0.1:4000",
      "https://vod.ap-hongkong.tencentcloudapi.com/",
    ]) {
      assert.equal(tencent({ endpoint, site: "international", subAppId: 1 }).id, "tencent");
    }
  });
});
