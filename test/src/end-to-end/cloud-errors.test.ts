import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { createCallbackManager, type VodError, type VodErrorCode } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import {
  type ApiFailure,
  type SimulatedCloud,
  simulateAlibaba,
  simulateBaidu,
  simulateTencent,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";

const clouds = {
  async tencent() {
    const cloud = await simulateTencent();
    const { endpoint, credentials } = cloud;
    return { cloud, adapter: () => tencent({ endpoint, credentials, env: {} }) };
  },
  async baidu() {
    const cloud = await simulateBaidu();
    const { endpoint, credentials } = cloud;
    return { cloud, adapter: () => baidu({ endpoint, credentials, env: {} }) };
  },
  async alibaba() {
    const cloud = await simulateAlibaba();
    const { endpoint, credentials } = cloud;
    return { cloud, adapter: () => alibaba({ endpoint, credentials, env: {} }) };
  },
};

const lasting: Readonly<
  Record<keyof typeof clouds, readonly [ApiFailure, VodErrorCode, RegExp][]>
> = {
  tencent: [
    ["AuthFailure.SecretIdNotFound", "authentication_failed", /check tencent\.credentials/],
    ["AuthFailure.SignatureFailure", "authentication_failed", /check tencent\.credentials/],
    [
      "AuthFailure.SignatureExpire",
      "clock_skew",
      /clock is off by more than 5 minutes\. Set the clock/,
    ],
    ["AuthFailure.UnauthorizedOperation", "permission_denied", /grant the key's user/],
    ["UnauthorizedOperation", "permission_denied", /grant the key's user/],
    ["FailedOperation.InvalidVodUser", "not_activated", /activate VOD/],
    ["FailedOperation", "request_rejected", /check the callback config/],
    ["InvalidParameter", "request_rejected", /check the callback config/],
    ["UnknownParameter", "request_rejected", /check the callback config/],
  ],
  baidu: [
    ["InvalidAccessKeyId", "authentication_failed", /check baidu\.credentials/],
    ["SignatureDoesNotMatch", "authentication_failed", /check baidu\.credentials/],
    ["RequestExpired", "clock_skew", /set the clock/],
    ["RequestTimeTooSkewed", "clock_skew", /set the clock/],
    ["AccessDenied", "permission_denied", /permission for VOD/],
    ["OptInRequired", "not_activated", /not activated/],
    ["InappropriateJSON", "request_rejected", /rejected the request/],
  ],
  alibaba: [
    ["InvalidAccessKeyId.NotFound", "authentication_failed", /check alibaba\.credentials/],
    ["SignatureDoesNotMatch", "authentication_failed", /check alibaba\.credentials/],
    ["InvalidTimeStamp.Expired", "clock_skew", /Set the clock/],
    ["Forbidden", "permission_denied", /grant the key's user/],
    ["OperationDenied", "not_activated", /activate VOD/],
    ["OperationDenied.Suspended", "not_activated", /settle its overdue payment/],
    ["InvalidParameter", "request_rejected", /check the callback config/],
  ],
};

const passing: Readonly<Record<keyof typeof clouds, readonly [ApiFailure, VodErrorCode][]>> = {
  tencent: [
    ["RequestLimitExceeded", "throttled"],
    ["InternalError", "unavailable"],
    [{ gateway: 502 }, "unavailable"],
    [{ connection: "cut_before" }, "network"],
  ],
  alibaba: [
    ["Throttling.User", "throttled"],
    ["InternalError", "unavailable"],
    ["ServiceUnAvailable", "unavailable"],
    [{ gateway: 502 }, "unavailable"],
    [{ connection: "cut_before" }, "network"],
  ],
  baidu: [
    ["InternalError", "unavailable"],
    [{ gateway: 502 }, "unavailable"],
    [{ connection: "cut_before" }, "network"],
  ],
};

/** The call that writes the callback config. */
const writes = {
  tencent: "ModifyEventConfig",
  baidu: "PUT /v2/callback",
  alibaba: "SetMessageCallback",
} as const;

for (const name of ["tencent", "baidu", "alibaba"] as const) {
  describe(`an error of ${name}`, () => {
    let cloud: SimulatedCloud;
    let adapter: () => Provider;
    beforeEach(async () => {
      ({ cloud, adapter } = await clouds[name]());
    });
    afterEach(() => cloud.close());

    function manager() {
      return createCallbackManager({
        provider: name,
        providers: { [name]: adapter },
        callback: { mode: "push", url: "https://app.example/vod", signing: { key: "Canary1" } },
        clock: { now: Date.now, sleep: async () => {} },
      });
    }

    for (const [failure, code, advice] of lasting[name]) {
      it(`maps ${failure} to ${code} at once, with advice and the request id`, async () => {
        cloud.failNext(failure);
        await assert.rejects(manager().apply(), (error: VodError) => {
          assert.equal(error.code, code);
          assert.equal(error.nativeCode, failure);
          assert.equal(error.provider, name);
          assert.ok(error.requestId);
          assert.match(error.message, advice);
          assert.doesNotMatch(error.message, /canary/i);
          return true;
        });
      });
    }

    for (const [failure, code] of passing[name]) {
      const what = typeof failure === "string" ? failure : JSON.stringify(failure);
      it(`retries ${what}, which becomes ${code} when it persists`, async () => {
        cloud.failNext(failure, { times: 4 });
        assert.ok((await manager().apply()).changes.length > 0);
        cloud.failNext(failure, { times: 5 });
        await assert.rejects(manager().read(), { code });
        await manager().read();
      });
    }

    it("during a write leaves the plan applicable", async () => {
      cloud.failNext({ connection: "cut_after" }, { action: writes[name] });
      const plan = await manager().apply();
      assert.ok(plan.changes.length > 0);
      const changes = (await manager().plan(undefined, { key: "keep" })).changes;
      assert.deepEqual(changes, []);
    });
  });
}

describe("a callback config that Baidu rejects", () => {
  it("is distinguished in its three meanings", async () => {
    const cloud = await simulateBaidu({ forbiddenCallbackHosts: ["forbidden.example"] });
    try {
      const { callback } = baidu({ endpoint: cloud.endpoint, credentials: cloud.credentials });
      const before = await callback.read();
      const write = (after: object) =>
        callback.write({ before, after: { ...before, events: {}, ...after } });
      const rejections: readonly [object, RegExp][] = [
        [{ signing: "on" }, /signing needs a key/],
        [{ events: { "media.uploaded": true } }, /events need a callback URL/],
        [{ url: "https://forbidden.example/vod" }, /rejected this callback URL/],
      ];
      for (const [after, message] of rejections) {
        await assert.rejects(write(after), {
          code: "request_rejected",
          nativeCode: "InvalidCallbackConfigParams",
          message,
        });
      }
    } finally {
      await cloud.close();
    }
  });
});
