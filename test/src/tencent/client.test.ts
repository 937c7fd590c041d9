import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import { type TencentOptions, type TencentVodClient, tencent } from "@vod-events/tencent";
import { Client } from "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/vod_client.js";
import { type ApiAnswer, type ApiServer, startApi } from "./api-server.js";

const credentials = { secretId: "id", secretKey: "canary-key" };

async function errorOf(options: TencentOptions, signal?: AbortSignal) {
  const { callback } = tencent(options);
  assert.ok(callback);
  const error: unknown = await callback.read(signal).then(
    () => assert.fail("the call succeeded"),
    (reason) => reason,
  );
  assert.ok(isVodError(error), String(error));
  assert.equal(error.provider, "tencent");
  assert.doesNotMatch(`${error.message} ${error.stack}`, /canary|127\.0\.0\.1/);
  return error;
}

describe("tencent: API calls", () => {
  let server: ApiServer;
  let answer: ApiAnswer;

  beforeEach(async () => {
    server = await startApi(() => answer);
  });
  afterEach(() => server.close());

  const read = (options: TencentOptions) =>
    tencent({ endpoint: server.url, ...options }).callback?.read();

  it("are signed by the real SDK, for the API version that has events", async () => {
    answer = { fields: { Mode: "PUSH" } };
    await read({ credentials });
    const headers = server.calls[0]?.headers;
    assert.equal(headers?.["x-tc-version"], "2018-07-17");
    assert.match(String(headers?.authorization), /^TC3-HMAC-SHA256 Credential=id\//);
  });

  it("ask for temporary credentials each time", async () => {
    answer = { fields: { Mode: "PUSH" } };
    let requests = 0;
    const provider = tencent({
      endpoint: server.url,
      credentials: async () => ({ ...credentials, token: `token-${++requests}` }),
    });
    await provider.callback?.read();
    await provider.callback?.read();
    const tokens = server.calls.map(({ headers }) => headers["x-tc-token"]);
    assert.deepEqual(tokens, ["token-1", "token-2"]);
  });

  it("use a client from the options, such as the SDK's", async () => {
    answer = { fields: { Mode: "PULL" } };
    const httpProfile = { endpoint: new URL(server.url).host, protocol: "http://" };
    const client: TencentVodClient = new Client({
      credential: credentials,
      profile: { httpProfile },
    });
    assert.equal((await read({ client }))?.mode, "pull");
  });

  it("bypass the configured proxy for this machine", async () => {
    answer = { fields: { Mode: "PUSH" } };
    const before = process.env.http_proxy;
    process.env.http_proxy = "http://127.0.0.1:1";
    try {
      assert.equal((await read({ credentials }))?.mode, "push");
    } finally {
      if (before === undefined) delete process.env.http_proxy;
      else process.env.http_proxy = before;
    }
  });

  const rejections = [
    ["AuthFailure.SignatureExpire", "clock_skew"],
    ["AuthFailure.SignatureFailure", "authentication_failed"],
    ["AuthFailure.SecretIdNotFound", "authentication_failed"],
    ["AuthFailure.UnauthorizedOperation", "permission_denied"],
    ["UnauthorizedOperation", "permission_denied"],
    ["UnauthorizedOperation.NoPermission", "permission_denied"],
    ["RequestLimitExceeded", "throttled"],
    ["RequestLimitExceeded.IPLimitExceeded", "throttled"],
    ["FailedOperation.InvalidVodUser", "not_activated"],
    ["FailedOperation", "request_rejected"],
    ["InternalError", "unavailable"],
    ["InternalError.Timeout", "unavailable"],
    ["InvalidParameterValue.SubAppId", "request_rejected"],
    ["MissingParameter", "request_rejected"],
    ["UnsupportedRegion", "request_rejected"],
    ["ResourceNotFound", "request_rejected"],
    ["NeverSeen", "request_rejected"],
  ] as const;
  for (const [nativeCode, code] of rejections) {
    it(`map the native code ${nativeCode} to ${code}`, async () => {
      answer = { error: nativeCode, message: "canary" };
      const error = await errorOf({ credentials, endpoint: server.url });
      assert.equal(error.code, code);
      assert.equal(error.nativeCode, nativeCode);
      assert.equal(error.requestId, "27217d38-95c0-4335-8532-e5154ffb03aa");
      assert.ok(error.message.includes(nativeCode));
    });
  }

  const answers: readonly (readonly [string, ApiAnswer, string])[] = [
    ["HTTP 500", { status: 500 }, "unavailable"],
    ["HTTP 503", { status: 503 }, "unavailable"],
    ["HTTP 429", { status: 429 }, "throttled"],
    ["HTTP 404", { status: 404 }, "request_rejected"],
    ["a page", { text: "<html>canary</html>" }, "unavailable"],
    ["nothing", { text: "" }, "unavailable"],
    ["JSON that is cut off", { text: '{"Response":{"canary' }, "unavailable"],
    ["null", { text: "null" }, "response_invalid"],
    ["other JSON", { text: '{"canary":1}' }, "response_invalid"],
    ["a response that is no object", { text: '{"Response":"canary"}' }, "response_invalid"],
  ];
  for (const [name, given, code] of answers) {
    it(`map the answer ${name} to ${code}`, async () => {
      answer = given;
      assert.equal((await errorOf({ credentials, endpoint: server.url })).code, code);
    });
  }

  it("drop an invalid native code, such as a gateway's", async () => {
    const Response = { Error: { Code: "AuthFailure <canary>" }, RequestId: "canary\n" };
    answer = { text: JSON.stringify({ Response }) };
    const error = await errorOf({ credentials, endpoint: server.url });
    assert.equal(error.code, "authentication_failed");
    assert.equal(error.nativeCode, undefined);
    assert.equal(error.requestId, undefined);
  });

  it("wrap an immediate error of a client from the options", async () => {
    const client: TencentVodClient = {
      request() {
        throw new Error("canary");
      },
    };
    assert.equal((await errorOf({ client })).code, "network");
  });

  it("time out if the credentials function never resolves", async () => {
    const options = { credentials: () => new Promise<never>(() => {}), timeoutSeconds: 0.05 };
    assert.equal((await errorOf(options)).code, "timeout");
  });

  it("can be aborted while they wait for credentials", async () => {
    const controller = new AbortController();
    const hanging = () => {
      queueMicrotask(() => controller.abort());
      return new Promise<never>(() => {});
    };
    assert.equal((await errorOf({ credentials: hanging }, controller.signal)).code, "aborted");
  });

  it("time out without an answer", async () => {
    answer = "hang";
    const options = { credentials, endpoint: server.url, timeoutSeconds: 0.05 };
    assert.equal((await errorOf(options)).code, "timeout");
  });

  it("are network errors if no server answers, with the reason as a word", async () => {
    const { url } = server;
    server.close();
    const error = await errorOf({ credentials, endpoint: url });
    assert.equal(error.code, "network");
    assert.match(error.message, /\(ECONNREFUSED\)$/);
  });

  it("are not made after an abort", async () => {
    const options = { credentials, endpoint: server.url };
    assert.equal((await errorOf(options, AbortSignal.abort())).code, "aborted");
    assert.equal(server.calls.length, 0);
  });

  it("need credentials", async () => {
    const endpoint = server.url;
    const missing: readonly TencentOptions[] = [
      { endpoint, env: {} },
      { endpoint, credentials: { secretId: undefined, secretKey: undefined } },
      { endpoint, credentials: () => ({ secretId: "id", secretKey: "" }) },
    ];
    for (const options of missing) {
      const error = await errorOf(options);
      assert.equal(error.code, "credentials_missing");
      assert.match(
        error.message,
        /set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or tencent\.credentials/,
      );
    }
  });

  it("report a failing credentials function, and can be retried", async () => {
    const cause = new Error("no metadata service");
    const error = await errorOf({
      endpoint: server.url,
      credentials: () => Promise.reject(cause),
    });
    assert.equal(error.retryable, true);
    assert.equal(error.cause, cause);
  });

  it("report credentials with a line break, and send nothing", async () => {
    const wrong = async () => ({ ...credentials, secretId: "canary\n" });
    const error = await errorOf({ endpoint: server.url, credentials: wrong });
    assert.equal(error.code, "config_invalid");
    assert.match(error.message, /^tencent\.credentials\.secretId: must be .*line breaks$/);
    assert.equal(server.calls.length, 0);
  });

  it("report a function that returns no credentials", async () => {
    const nothing = () => undefined as unknown as typeof credentials;
    const error = await errorOf({ endpoint: server.url, credentials: nothing });
    assert.equal(error.code, "config_invalid");
    assert.match(error.message, /^tencent\.credentials: must be \{ secretId, secretKey \}/);
  });
});
