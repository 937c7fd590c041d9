import assert from "node:assert/strict";
import type { VodError, VodErrorCode } from "@vod-events/core/provider";
import {
  type ApiFailure,
  type SimulatedVolcengine,
  simulateVolcengine,
} from "@vod-events/simulator";
import { volcengine } from "@vod-events/volcengine";

const settings = {
  mode: "push",
  signing: "on",
  events: {},
  native: {},
  url: "https://app.example/canaryPath",
  signingKey: "canary0Key1",
} as const;

describe("volcengine: an error of the API", () => {
  let cloud: SimulatedVolcengine;
  before(async () => {
    cloud = await simulateVolcengine();
  });
  after(() => cloud.close());

  const write = (options: object = {}) => {
    const { endpoint, credentials, space } = cloud;
    return volcengine({ endpoint, credentials, space, env: {}, ...options }).callback.overwrite(
      settings,
    );
  };

  for (const [failure, code] of [
    ["InvalidAccessKey", "authentication_failed"],
    ["InvalidClientTokenId", "authentication_failed"],
    ["LackPolicy", "permission_denied"],
    ["FailToConnect", "unavailable"],
    ["SignatureDoesNotMatch", "authentication_failed"],
    ["InvalidTimestamp", "clock_skew"],
    ["AccessDenied", "permission_denied"],
    ["FlowLimitExceeded", "throttled"],
    ["AccountFlowLimitExceeded", "throttled"],
    ["InternalError", "unavailable"],
    ["InternalServiceTimeout", "unavailable"],
    ["ServiceUnavailableTemp", "unavailable"],
    ["InvalidParameter", "request_rejected"],
    ["SomethingNew", "request_rejected"],
  ] as const satisfies readonly (readonly [ApiFailure, VodErrorCode])[]) {
    it(`is ${code} for ${failure}, with the request id and without secrets`, async () => {
      cloud.failNext(failure);
      await assert.rejects(write(), (error: VodError) => {
        assert.deepEqual([error.code, error.nativeCode], [code, failure]);
        assert.ok(error.requestId);
        assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /canary|127\.0\.0\.1/i);
        return true;
      });
    });
  }

  for (const [failure, code] of [
    [{ gateway: 502 }, "unavailable"],
    [{ connection: "cut_before" }, "network"],
  ] as const) {
    it(`is ${code} for ${JSON.stringify(failure)}`, async () => {
      cloud.failNext(failure);
      await assert.rejects(write(), (error: VodError) => {
        assert.equal(error.code, code);
        assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /canary|127\.0\.0\.1/i);
        return true;
      });
    });
  }

  it("is of a client of the application, too", async () => {
    const replies: unknown[] = ["text", { Result: 1 }, { ResponseMetadata: { Error: {} } }];
    const client = { createAPI: () => async () => replies.shift() };
    const message = /^Volcengine answered SetCallbackEvent with no ResponseMetadata\. /;
    await assert.rejects(write({ client }), { code: "response_invalid", message });
    await assert.rejects(write({ client }), { code: "response_invalid", message });
    await assert.rejects(write({ client }), { code: "request_rejected" });
  });

  for (const [what, error, reason] of [
    ["its code", { code: "ECONNRESET" }, "ECONNRESET"],
    ["the code of its cause", { cause: { code: "ECONNREFUSED" } }, "ECONNREFUSED"],
    ["the cause first", { code: "ERR_BAD", cause: { code: "ENOTFOUND" } }, "ENOTFOUND"],
    ["its code when the cause has none", { code: "ERR_BAD", cause: {} }, "ERR_BAD"],
    ["no reason", {}, "unknown reason"],
  ] as const) {
    it(`is network with ${what}, when the request of the client fails`, async () => {
      const failed = Object.assign(new Error("canary"), error);
      const client = { createAPI: () => () => Promise.reject(failed) };
      const message = `Volcengine could not be reached for SetCallbackEvent (${reason})`;
      await assert.rejects(write({ client }), { code: "network", message });
    });
  }

  it("is a timeout when the cloud does not answer in time", async () => {
    const client = { createAPI: () => () => new Promise(() => {}) };
    await assert.rejects(write({ client, timeoutSeconds: 0.01 }), { code: "timeout" });
  });
});
