import assert from "node:assert/strict";
import { Mux } from "@mux/mux-node";
import { type MuxOptions, mux } from "@vod-events/mux";

const credentials = { tokenId: "id1", tokenSecret: "secret" };

describe("mux options", () => {
  it("are all optional and may be undefined", () => {
    const none = { credentials: undefined, endpoint: undefined, client: undefined };
    assert.equal(mux({ ...none, env: undefined, timeoutSeconds: undefined }).id, "mux");
  });

  for (const [options, message] of [
    [{ endpiont: "a" }, /^mux\.endpiont: unknown option.*endpoint/],
    [
      { endpoint: "api.mux.com" },
      /^mux\.endpoint: must be an http\(s\) URL without a path, such as https:\/\/api\.mux\.com/,
    ],
    [{ endpoint: "https://api.example/v2/" }, /^mux\.endpoint: must be an http/],
    [{ client: {} }, /^mux\.client: must be a client of @mux\/mux-node/],
    [{ client: null }, /^mux\.client: must be a client/],
    [{ timeoutSeconds: 0 }, /^mux\.timeoutSeconds: must be a number above 0/],
    [{ env: 7 }, /^mux\.env: must be an object of variables/],
    [{ credentials: { tokenId: "a b" } }, /^mux\.credentials\.tokenId: must be a string without/],
  ] as const) {
    it(`reject ${JSON.stringify(options)}`, () => {
      const create = () => mux({ env: {}, ...options } as MuxOptions);
      assert.throws(create, { code: "config_invalid", message });
    });
  }

  it("fall back to the environment variables of the SDK, which errors name", async () => {
    const env = { MUX_TOKEN_ID: "id2", MUX_TOKEN_SECRET: "b", MUX_BASE_URL: "http://mux.example" };
    assert.equal(await mux({ env }).callback.target?.(), "mux.example id2");
    assert.throws(() => mux({ env: { MUX_BASE_URL: "mux" } }), {
      message: /^MUX_BASE_URL: must be an http/,
    });
  });

  it("use the endpoint and the token in the target of the config", async () => {
    const targetOf = (options: MuxOptions) => mux({ env: {}, ...options }).callback.target?.();
    assert.equal(await targetOf({ credentials }), "api.mux.com id1");
    assert.equal(await targetOf({ credentials: () => credentials }), "api.mux.com id1");
    assert.equal(await targetOf({ client: new Mux(credentials) }), undefined);
  });

  it("need credentials when the API is called, and nothing before", async () => {
    await assert.rejects(mux({ env: {} }).callback.list(), {
      code: "credentials_missing",
      message: /set MUX_TOKEN_ID and MUX_TOKEN_SECRET/,
    });
  });
});
