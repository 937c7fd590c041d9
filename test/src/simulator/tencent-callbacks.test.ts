import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { type CallbackReceiver, callbackReceiver } from "./callback-receiver.js";
import { eventually } from "./eventually.js";
import { tencentClient } from "./tencent-client.js";

describe("simulated Tencent: callbacks", () => {
  let cloud: SimulatedTencent;
  let clock: FakeClock;
  let receiver: CallbackReceiver;
  beforeEach(async () => {
    clock = fakeClock(Date.UTC(2026, 0, 1, 0, 0, 0, 900));
    receiver = await callbackReceiver();
    cloud = await simulateTencent({ clock });
    await configure({ NotificationUrl: receiver.url, UploadMediaCompleteEventSwitch: "ON" });
  });
  afterEach(async () => {
    await cloud.close();
    receiver.close();
  });

  const configure = (config: object) => tencentClient(cloud).ModifyEventConfig(config);
  const statuses = () => cloud.deliveries.map(({ status }) => status);

  it("carry one event each as JSON, without nulls and unsigned", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    const [callback] = receiver.received;
    assert.equal(receiver.received.length, 1);
    assert.deepEqual([callback?.method, callback?.path], ["POST", "/hook?tenant=1"]);
    assert.equal(callback?.headers["content-type"], "application/json");
    const event = JSON.parse(callback?.body ?? "");
    assert.deepEqual(Object.keys(event), ["EventType", "FileUploadEvent"]);
    assert.equal(event.FileUploadEvent.FileId, mediaId);
    assert.doesNotMatch(callback?.body ?? "", /null/);
  });

  it("are signed for ten minutes if there is a key", async () => {
    await configure({ SignKey: "mysignkey" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    const { Sign, T } = JSON.parse(receiver.received[0]?.body ?? "");
    // The worked example for this key and this time.
    assert.deepEqual([Sign, T], ["5bd1eb25d1bddfb0a865b2a0dfa86db8", 1767226200]);
  });

  it("are sent once, whatever the answer is", async () => {
    receiver.answers = [500, 301, 404];
    for (let count = 0; count < 3; count++) {
      await cloud.upload({ name: "a.mp4" });
      await cloud.idle();
    }
    assert.deepEqual(statuses(), [500, 301, 404]);
    assert.equal(receiver.received.length, 3);
  });

  it("are sent three times at most if the answer takes 5 seconds, each with a new signature", async () => {
    await configure({ SignKey: "k" });
    receiver.answers = ["nothing", "nothing", "nothing"];
    await cloud.upload({ name: "a.mp4" });
    for (const count of [1, 2, 3]) {
      await eventually(() => receiver.received.length === count);
      await clock.advance(4_999);
      assert.equal(cloud.deliveries.length, count - 1);
      await clock.advance(1);
    }
    await cloud.idle();
    assert.deepEqual(statuses(), ["timeout", "timeout", "timeout"]);
    assert.deepEqual(
      cloud.deliveries.map(({ attempt, at }) => [attempt, at.toISOString().slice(17)]),
      [
        [1, "00.900Z"],
        [2, "05.900Z"],
        [3, "10.900Z"],
      ],
    );
    const events = receiver.received.map(({ body }) => JSON.parse(body));
    for (const { Sign, T } of events) {
      assert.equal(Sign, createHash("md5").update(`k${T}`).digest("hex"));
    }
    assert.deepEqual(
      events.map(({ T }) => T - (events[0]?.T ?? 0)),
      [0, 5, 10],
    );
    const unsigned = events.map(({ Sign: _, T: __, ...event }) => JSON.stringify(event));
    assert.equal(new Set(unsigned).size, 1);
  });

  it("are sent again at once if the connection breaks", async () => {
    receiver.answers = ["hang_up"];
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    assert.deepEqual(statuses(), ["no_connection", 200]);
  });

  it("stop after three tries if nothing listens", async () => {
    receiver.close();
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    assert.deepEqual(statuses(), ["no_connection", "no_connection", "no_connection"]);
    assert.equal(cloud.deliveries[0]?.eventType, "NewFileUpload");
    assert.equal(cloud.deliveries[0]?.url, receiver.url);
  });

  it("are sent concurrently: a missing answer delays no other", async () => {
    receiver.answers = ["nothing"];
    await cloud.upload({ name: "a.mp4" });
    await eventually(() => receiver.received.length === 1);
    await cloud.upload({ name: "b.mp4" });
    await eventually(() => receiver.received.length === 2);
    await eventually(() => cloud.deliveries.length === 1);
    assert.deepEqual(statuses(), [200]);
  });

  it("carry the same event with a new signature after a redelivery", async () => {
    await configure({ SignKey: "k" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    await clock.advance(60_000);
    await cloud.redeliver();
    await cloud.idle();
    const [first, second] = receiver.received.map(({ body }) => JSON.parse(body));
    assert.equal(second.T, first.T + 60);
    assert.deepEqual(second.FileUploadEvent, first.FileUploadEvent);
  });

  it("are not sent without a URL", async () => {
    await configure({ NotificationUrl: "" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.idle();
    assert.deepEqual(cloud.deliveries, []);
  });
});

describe("simulated Tencent with custom delivery rules", () => {
  const clock = fakeClock();
  let cloud: SimulatedTencent;
  let receiver: CallbackReceiver;
  before(async () => {
    receiver = await callbackReceiver();
    const retry = { tries: 2, waitSeconds: 60 };
    const callbackContentType = "application/x-www-form-urlencoded";
    cloud = await simulateTencent({ clock, retry, callbackContentType });
  });
  after(async () => {
    await cloud.close();
    receiver.close();
  });

  it("uses the configured delay, number of tries and content type", async () => {
    receiver.answers = ["hang_up"];
    const switches = { UploadMediaCompleteEventSwitch: "ON" };
    await tencentClient(cloud).ModifyEventConfig({ NotificationUrl: receiver.url, ...switches });
    await cloud.upload({ name: "a.mp4" });
    await eventually(() => cloud.deliveries.length === 1 && clock.sleeping === 1);
    await clock.advance(60_000);
    await cloud.idle();
    assert.deepEqual(
      cloud.deliveries.map(({ status }) => status),
      ["no_connection", 200],
    );
    const { headers } = receiver.received[1] ?? {};
    assert.equal(headers?.["content-type"], "application/x-www-form-urlencoded");
  });
});
