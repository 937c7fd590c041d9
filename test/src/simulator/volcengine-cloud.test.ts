import assert from "node:assert/strict";
import type { Clock } from "@vod-events/core";
import {
  type SimulatedVolcengine,
  type SimulateVolcengineOptions,
  simulateVolcengine,
} from "@vod-events/simulator";
import { Service } from "@volcengine/openapi";
import { callbackReceiver } from "./callback-receiver.js";

describe("simulated Volcengine", () => {
  const opened: SimulatedVolcengine[] = [];
  afterEach(async () => {
    for (const cloud of opened.splice(0)) await cloud.close();
  });

  async function open(options: SimulateVolcengineOptions = {}): Promise<SimulatedVolcengine> {
    const cloud = await simulateVolcengine({ seed: 1, ...options });
    opened.push(cloud);
    return cloud;
  }

  /** Calls an action through the real SDK. Resolves to the code of the error, or `no error`. */
  async function call(
    cloud: SimulatedVolcengine,
    action: string,
    query: Readonly<Record<string, string>> = {},
    change: object = {},
  ): Promise<unknown> {
    const { accessKeyId, secretAccessKey: secretKey } = cloud.credentials;
    const service = new Service({
      ...{ accessKeyId, secretKey, region: "cn-north-1", serviceName: "vod" },
      ...{ protocol: "http:", host: new URL(cloud.endpoint).host },
      ...change,
    });
    const Version = action === "SetCallbackEvent" ? "2022-01-01" : "2021-12-01";
    const reply = await service.createAPI(action, { Version })({
      SpaceName: "vod-events",
      ...query,
    });
    return reply.ResponseMetadata.Error?.Code ?? "no error";
  }

  it("checks the signature of the real SDK", async () => {
    const cloud = await open();
    const special = { Url: "https://a.example/(1)*'!?x=~ ü&y=1" };
    assert.equal(await call(cloud, "AddCallbackSubscription", special), "no error");
    assert.equal(cloud.config.Subscriptions[0]?.Url, special.Url);
    for (const [change, code] of [
      [{ secretKey: "wrong" }, "SignatureDoesNotMatch"],
      [{ accessKeyId: "unknown" }, "InvalidClientTokenId"],
      [{ region: "cn-south-1" }, "SignatureDoesNotMatch"],
      [{ serviceName: "imagex" }, "MissingAuthenticationToken"],
    ] as const) {
      assert.equal(await call(cloud, "SetCallbackEvent", {}, change), code);
    }
    const late = await open({ clockAheadSeconds: 3600 });
    assert.equal(await call(late, "SetCallbackEvent"), "InvalidTimestamp");
    const unsigned = await fetch(`${cloud.endpoint}/?Action=SetCallbackEvent`);
    assert.equal(unsigned.status, 401);
  });

  it("rejects unknown actions, accounts without VOD and too many calls", async () => {
    const cloud = await open({ requestsPerSecond: { SetCallbackEvent: 1 } });
    assert.equal(await call(cloud, "SomethingElse"), "InvalidActionOrVersion");
    await call(cloud, "SetCallbackEvent");
    assert.equal(await call(cloud, "SetCallbackEvent"), "FlowLimitExceeded");
    const inactive = await open({ activated: false });
    assert.equal(await call(inactive, "SetCallbackEvent"), "AccessDenied");
    assert.throws(
      () => cloud.failNext("InternalError", { action: "GetCallback" }),
      /unknown action/,
    );
  });

  const url = "https://a.example/1";
  for (const [what, action, query, code] of [
    ["a missing space", "SetCallbackEvent", { SpaceName: "" }, "MissingParameter"],
    ["another space", "SetCallbackEvent", { SpaceName: "b" }, "ResourceNotFound.SpaceName"],
    ["a missing URL", "AddCallbackSubscription", {}, "MissingParameter"],
    ["a URL of another kind", "AddCallbackSubscription", { Url: "ftp://a" }, "InvalidParameter"],
    [
      "another content type",
      "AddCallbackSubscription",
      { Url: url, ContentType: "text/xml" },
      "InvalidParameter",
    ],
    ["an unknown event", "SetCallbackEvent", { Events: "WorkflowComplete" }, "InvalidParameter"],
    ["another separator", "SetCallbackEvent", { Events: "A|B" }, "InvalidParameter"],
    ["another switch", "SetCallbackEvent", { AuthEnabled: "on" }, "InvalidParameter"],
    [
      "a short key",
      "SetCallbackEvent",
      { AuthEnabled: "1", PrivateKey: "short12" },
      "InvalidParameter",
    ],
  ] as const) {
    it(`rejects ${what} and keeps the config`, async () => {
      const cloud = await open();
      await call(cloud, "AddCallbackSubscription", { Url: url });
      const before = cloud.config;
      assert.equal(await call(cloud, action, query), code);
      assert.deepEqual(cloud.config, before);
    });
  }

  it("sends the events of the list to each URL, with its content type", async () => {
    const cloud = await open();
    const receivers = [await callbackReceiver(), await callbackReceiver()];
    const [plain, json] = receivers;
    try {
      await call(cloud, "SetCallbackEvent", { Events: "TranscodeComplete" });
      await call(cloud, "AddCallbackSubscription", { Url: plain?.url ?? "" });
      const ContentType = "application/json";
      await call(cloud, "AddCallbackSubscription", { Url: json?.url ?? "", ContentType });
      const { mediaId } = await cloud.upload({ name: "a.mp4" });
      await cloud.transcode(mediaId, { presets: ["720p"], fail: ["720p"] });
      await cloud.idle();
      for (const [receiver, type] of [
        [plain, "application/octet-stream"],
        [json, ContentType],
      ] as const) {
        const [first, ...others] = receiver?.received ?? [];
        assert.equal(others.length, 0);
        assert.equal(first?.headers["content-type"], type);
        assert.equal(first?.headers["x-vod-signature"], undefined);
        const { EventType, Data } = JSON.parse(first?.body ?? "{}");
        assert.deepEqual([EventType, Data.Code], ["WorkflowComplete", "InternalError"]);
      }
    } finally {
      for (const receiver of receivers) receiver.close();
    }
  });

  it("redelivers an event with another request id, because its stability is unknown", async () => {
    const cloud = await open();
    const receiver = await callbackReceiver();
    try {
      await cloud.configure({
        Subscriptions: [{ Url: receiver.url, ContentType: "application/json" }],
        ...{ Events: "FileUploadComplete", AuthEnabled: "1", PrivateKey: "Secret00key1" },
      });
      await cloud.upload({ name: "a.mp4" });
      await cloud.redeliver();
      await cloud.idle();
      const [first, second] = receiver.received.map(({ body }) => JSON.parse(body));
      assert.notEqual(first.RequestId, second.RequestId);
      assert.deepEqual({ ...first, RequestId: 0 }, { ...second, RequestId: 0 });
      assert.equal(cloud.config.PrivateKey, "***");
      await assert.rejects(cloud.configure({ PrivateKey: "short" }), /PrivateKey/);
    } finally {
      receiver.close();
    }
  });

  /** The waits before the retries of a callback that is never answered 200, in seconds. */
  async function waitsOf(options: SimulateVolcengineOptions): Promise<readonly number[]> {
    const timeoutSeconds = 12_345;
    const cloud = await open({
      ...{ clock: jumpingClock(timeoutSeconds * 1000), retry: { timeoutSeconds } },
      ...options,
    });
    const receiver = await callbackReceiver();
    receiver.answers = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 204 : 500));
    try {
      await cloud.configure({
        Subscriptions: [{ Url: receiver.url, ContentType: "application/json" }],
        Events: "FileUploadComplete",
      });
      await cloud.upload({ name: "a.mp4" });
      await cloud.idle();
      const times = cloud.deliveries.map(({ at }) => at.getTime() / 1000);
      return times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0)));
    } finally {
      receiver.close();
    }
  }

  it("of Volcengine drops an event after retries that wait 5, 10 and 30 seconds", async () => {
    assert.deepEqual(await waitsOf({}), [5, 10, 30]);
  });

  it("of BytePlus retries for 48 hours, with growing waits and then hourly", async () => {
    const waits = await waitsOf({ site: "byteplus" });
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30];
    assert.deepEqual(waits.slice(0, 16), [1, 5, 10, 30, ...minutes.map((each) => each * 60)]);
    assert.ok(waits.slice(16).every((wait) => wait === 3600));
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
    assert.ok(hours > 47 && hours <= 48, `${hours} hours`);
  });
});

/** A clock that jumps to the end of each sleep, except those of a timeout, which never come. */
function jumpingClock(timeoutMs: number): Clock {
  let time = Date.UTC(2026, 0, 1);
  return {
    now: () => time,
    sleep(milliseconds, signal) {
      if (milliseconds !== timeoutMs) {
        time += milliseconds;
        return Promise.resolve();
      }
      return new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    },
  };
}
