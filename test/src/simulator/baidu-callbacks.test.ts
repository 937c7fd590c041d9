import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { type SimulatedBaidu, simulateBaidu } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { configureBaidu } from "./baidu-client.js";
import {
  type CallbackReceiver,
  callbackReceiver,
  type ReceivedCallback,
} from "./callback-receiver.js";
import { eventually } from "./eventually.js";

describe("simulated Baidu: callbacks", () => {
  let cloud: SimulatedBaidu;
  let clock: FakeClock;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    clock = fakeClock(1731317262714);
    receiver = await callbackReceiver();
    cloud = await simulateBaidu({ clock });
    const callbackUrl = receiver.url;
    await configureBaidu(cloud, { callbackUrl, enableMediaUploadCompleteEvent: true });
  });
  afterEach(async () => {
    await cloud.close();
    receiver.close();
  });

  const statuses = () => cloud.deliveries.map(({ status }) => status);

  function assertSigned(callback: ReceivedCallback, signKey: string): void {
    const { headers, body } = callback;
    const user = headers["vod-callback-auth-user"];
    const timestamp = headers["vod-callback-auth-timestamp"];
    assert.match(String(user), /^[0-9a-f]{32}$/);
    const content = `POST;${receiver.url};${body};${timestamp};${user}`;
    const expected = createHmac("sha256", signKey).update(content).digest("hex");
    assert.equal(headers["vod-callback-auth-token"], expected);
  }

  it("carry one event each, with the documented headers and no content type", async () => {
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    const [callback] = receiver.received;
    assert.equal(receiver.received.length, 1);
    assert.deepEqual([callback?.method, callback?.path], ["POST", "/hook?tenant=1"]);
    assert.deepEqual(Object.keys(callback?.headers ?? {}).sort(), [
      "accept",
      "connection",
      "content-length",
      "host",
      "user-agent",
    ]);
    assert.equal(callback?.headers.accept, "*/*");
    assert.equal(callback?.headers["user-agent"], "AHC/2.0");
  });

  it("are signed over method, URL, body, time and account if signing is on", async () => {
    await configureBaidu(cloud, { enableSign: true, signKey: "123qwe" });
    await cloud.upload({ name: "测试.mp4" });
    await cloud.idle();
    const [callback] = receiver.received;
    assert.ok(callback);
    assert.equal(callback.headers["vod-callback-auth-timestamp"], "1731317262714");
    assertSigned(callback, "123qwe");
  });

  it("are unsigned if there is a key but signing is off", async () => {
    await configureBaidu(cloud, { signKey: "123qwe" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    assert.equal(receiver.received[0]?.headers["vod-callback-auth-token"], undefined);
  });

  it("are retried until the answer is 200, with the same event and a new signature", async () => {
    await configureBaidu(cloud, { enableSign: true, signKey: "k" });
    receiver.answers = [500, 204, "hang_up"];
    await cloud.upload({ name: "a.mp4" });
    for (const count of [1, 2, 3]) {
      await eventually(() => cloud.deliveries.length === count && clock.sleeping === 1);
      await clock.advance(1_000);
    }
    await cloud.idle();
    assert.deepEqual(statuses(), [500, 204, "no_connection", 200]);
    assert.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
    for (const callback of receiver.received) assertSigned(callback, "k");
    const stamps = receiver.received.map(({ headers }) => headers["vod-callback-auth-timestamp"]);
    assert.equal(new Set(stamps).size, 4);
  });

  it("stop after the last try", async () => {
    receiver.answers = [500, 500, 500, 500, 500];
    await cloud.upload({ name: "a.mp4" });
    for (const count of [1, 2, 3]) {
      await eventually(() => cloud.deliveries.length === count && clock.sleeping === 1);
      await clock.advance(1_000);
    }
    await cloud.idle();
    assert.deepEqual(statuses(), [500, 500, 500, 500]);
  });

  it("are retried if the answer times out", async () => {
    receiver.answers = ["nothing"];
    await cloud.upload({ name: "a.mp4" });
    await eventually(() => receiver.received.length === 1);
    await clock.advance(5_000);
    await eventually(() => clock.sleeping === 1);
    await clock.advance(1_000);
    await cloud.idle();
    assert.deepEqual(statuses(), ["timeout", 200]);
  });

  it("carry the same event at a later time after a redelivery", async () => {
    await configureBaidu(cloud, { enableSign: true, signKey: "k" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    await clock.advance(60_000);
    await cloud.redeliver();
    await cloud.idle();
    const [first, second] = receiver.received;
    assert.equal(second?.body, first?.body);
    const stamp = "vod-callback-auth-timestamp";
    assert.equal(Number(second?.headers[stamp]) - Number(first?.headers[stamp]), 60_000);
  });
});
