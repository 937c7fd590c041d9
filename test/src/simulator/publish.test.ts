import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import { simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import { configureBaidu } from "./baidu-client.js";
import { callbackReceiver } from "./callback-receiver.js";
import { tencentClient } from "./tencent-client.js";

describe("publish of a simulated cloud", () => {
  it("puts every sample of Tencent into the queue, with its content", async () => {
    const cloud = await simulateTencent({ clock: fakeClock() });
    await cloud.configure({ Mode: "PULL" });
    const samples = Object.values((await tencent({ env: {} }).samples?.()) ?? {});
    const pulled: object[] = [];
    for (const sample of samples) {
      await cloud.publish(sample);
      const { EventSet: events = [] } = await tencentClient(cloud).PullEvents({});
      pulled.push(...events);
    }
    const contents = pulled.map((event) => {
      const entries = Object.entries(event).filter(([, value]) => value !== null);
      return Object.fromEntries(entries.filter(([name]) => name !== "EventHandle"));
    });
    assert.deepEqual(contents, samples);
    await cloud.close();
  });

  it("delivers an event of Tencent to the URL, and again with redeliver", async () => {
    const receiver = await callbackReceiver();
    const cloud = await simulateTencent({ clock: fakeClock() });
    await cloud.configure({ NotificationUrl: receiver.url });
    await cloud.publish({ EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: ["1"] } });
    await cloud.redeliver();
    await cloud.idle();
    const bodies = receiver.received.map(({ body }) => JSON.parse(body));
    const event = { EventType: "FileDeleted", FileDeleteEvent: { FileIdSet: ["1"] } };
    assert.deepEqual(bodies, [event, event]);
    await cloud.close();
    receiver.close();
  });

  it("delivers every sample of Baidu to the URL, whatever types are on", async () => {
    const receiver = await callbackReceiver();
    const cloud = await simulateBaidu({ clock: fakeClock() });
    await configureBaidu(cloud, { callbackUrl: receiver.url });
    const samples = Object.values((await baidu({ env: {} }).samples?.()) ?? {});
    for (const sample of samples) {
      await cloud.publish(sample);
      await cloud.idle();
    }
    assert.deepEqual(
      receiver.received.map(({ body }) => JSON.parse(body)),
      samples,
    );
    await cloud.close();
    receiver.close();
  });

  it("rejects an event without a type or content", async () => {
    const clouds = [await simulateTencent(), await simulateBaidu()];
    for (const cloud of clouds) {
      await assert.rejects(cloud.publish({}), /must have the member/);
      await cloud.close();
      await assert.rejects(cloud.publish({ EventType: "x", eventType: "x" }), /closed/);
    }
  });
});
