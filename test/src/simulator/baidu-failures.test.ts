import assert from "node:assert/strict";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { baiduErrorOf, callBaidu, configureBaidu } from "./baidu-client.js";

describe("simulated Baidu: injected failures", () => {
  let cloud: SimulatedBaidu;
  beforeEach(async () => {
    cloud = await simulateBaidu();
  });
  afterEach(() => cloud.close());

  const callbackUrl = "https://hooks.example.com/baidu";
  const configure = () => configureBaidu(cloud, { callbackUrl });

  const statuses = {
    AccessDenied: 403,
    "AccessException.AccessDenied": 403,
    IdempotentParameterMismatch: 403,
    InappropriateJSON: 400,
    InternalError: 500,
    InvalidAccessKeyId: 403,
    InvalidVersion: 404,
    OptInRequired: 403,
    PreconditionFailed: 412,
    RequestExpired: 400,
    SomethingNew: 400,
  };
  for (const [code, status] of Object.entries(statuses)) {
    it(`end a call with ${code} and status ${status}`, async () => {
      cloud.failNext(code);
      const error = await baiduErrorOf(configure());
      assert.deepEqual([error.status_code, error.code], [status, code]);
      assert.match(error.request_id, /^[0-9a-f-]{36}$/);
      assert.equal(cloud.config.callbackUrl, undefined);
      await configure();
      assert.equal(cloud.config.callbackUrl, callbackUrl);
    });
  }

  it("affect only the named action", async () => {
    cloud.failNext("InternalError", { action: "PUT /v2/callback", times: 2 });
    await callBaidu(cloud, "GET");
    assert.equal((await baiduErrorOf(configure())).code, "InternalError");
    assert.equal((await baiduErrorOf(configure())).code, "InternalError");
    await configure();
  });

  it("may be an HTML page of a gateway", async () => {
    cloud.failNext({ gateway: 503 });
    const { status_code: status, message } = await baiduErrorOf(configure());
    assert.equal(status, 503);
    assert.match(message, /^<html>/);
  });

  it("may cut the connection before or after the call takes effect", async () => {
    cloud.failNext({ connection: "cut_before" });
    assert.equal((await baiduErrorOf(configure())).code, "ECONNRESET");
    assert.equal(cloud.config.callbackUrl, undefined);
    cloud.failNext({ connection: "cut_after" });
    assert.equal((await baiduErrorOf(configure())).code, "ECONNRESET");
    assert.equal(cloud.config.callbackUrl, callbackUrl);
  });

  it("reject an unknown action", () => {
    assert.throws(() => cloud.failNext("InternalError", { action: "POST" }), {
      message:
        "failNext: unknown action POST. Known actions: GET /v2/callback, PUT /v2/callback, GET /v2/tasks/{taskId}, GET /v2/medias/{mediaId}, GET /v2/tasks, GET /v2/medias.",
    });
  });
});
