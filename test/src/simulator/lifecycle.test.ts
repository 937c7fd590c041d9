import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type SimulatedCloud,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { configureBaidu } from "./baidu-client.js";
import { callbackReceiver } from "./callback-receiver.js";
import { eventually } from "./eventually.js";
import { codeOf, tencentClient } from "./tencent-client.js";

const opened: SimulatedCloud[] = [];

/** Has a cloud closed after the test, should the test not come so far. */
function closing<Cloud extends SimulatedCloud>(cloud: Cloud): Cloud {
  opened.push(cloud);
  return cloud;
}

const clouds: Readonly<
  Record<string, (options: { seed?: number; port?: number }) => Promise<SimulatedCloud>>
> = {
  Tencent: async (options) => closing(await simulateTencent(options)),
  Baidu: async (options) => closing(await simulateBaidu(options)),
  Alibaba: async (options) => closing(await simulateAlibaba(options)),
  Volcengine: async (options) => closing(await simulateVolcengine(options)),
  Mux: async (options) => closing(await simulateMux(options)),
};

for (const [name, simulate] of Object.entries(clouds)) {
  describe(`simulated ${name}: lifecycle`, () => {
    afterEach(closeOpened);

    async function idsOf(seed: number | undefined): Promise<string[]> {
      const cloud = await simulate(seed === undefined ? {} : { seed });
      const { mediaId } = await cloud.upload({ name: "a.mp4" });
      const { taskId } = await cloud.transcode(mediaId);
      await cloud.close();
      return [mediaId, taskId];
    }

    it("produces the same ids for the same seed, and others for another seed", async () => {
      const [first, same, other] = [await idsOf(7), await idsOf(7), await idsOf(8)];
      assert.deepEqual(first, same);
      assert.notDeepEqual(first, other);
      assert.notDeepEqual(await idsOf(undefined), await idsOf(undefined));
    });

    it("listens on 127.0.0.1 at the configured port, and rejects when the port is in use", async () => {
      const first = await simulate({});
      const { port, hostname } = new URL(first.endpoint);
      assert.equal(hostname, "127.0.0.1");
      await assert.rejects(simulate({ port: Number(port) }), { code: "EADDRINUSE" });
      await first.close();
      const second = await simulate({ port: Number(port) });
      assert.equal(second.endpoint, first.endpoint);
      await second.close();
    });

    it("does nothing after a close, and can be closed again", async () => {
      const cloud = await simulate({});
      await cloud.close();
      await cloud.close();
      await cloud.idle();
      await assert.rejects(cloud.upload({ name: "a.mp4" }), /closed/);
      await assert.rejects(cloud.redeliver(), /closed/);
      await assert.rejects(fetch(cloud.endpoint));
    });

    it("has no event to redeliver at the start", async () => {
      const cloud = await simulate({});
      await assert.rejects(cloud.redeliver(), /No event has been published yet/);
      await assert.rejects(cloud.redeliver("Other"), /No Other has been published yet/);
      await cloud.close();
    });
  });
}

async function closeOpened(): Promise<void> {
  for (const cloud of opened.splice(0)) await cloud.close();
}

describe("simulated cloud: close", () => {
  afterEach(closeOpened);

  it("ends a long poll", async () => {
    const clock = fakeClock();
    const cloud = closing(await simulateTencent({ clock }));
    const pull = codeOf(tencentClient(cloud).PullEvents({}));
    await eventually(() => clock.sleeping === 1);
    await cloud.close();
    assert.notEqual(await pull, "no error");
    assert.equal(clock.sleeping, 0);
  });

  it("cancels a callback that waits for its answer or its next try", async () => {
    const clock = fakeClock();
    const receiver = await callbackReceiver();
    receiver.answers = [500, "nothing"];
    const cloud = closing(await simulateBaidu({ clock }));
    const callbackUrl = receiver.url;
    await configureBaidu(cloud, { callbackUrl, enableMediaUploadCompleteEvent: true });
    await cloud.upload({ name: "a.mp4" });
    await eventually(() => cloud.deliveries.length === 1 && clock.sleeping === 1);
    await cloud.upload({ name: "b.mp4" });
    await eventually(() => receiver.received.length === 2 && clock.sleeping === 2);
    await cloud.close();
    assert.deepEqual([clock.sleeping, cloud.deliveries.length], [0, 1]);
    receiver.close();
  });

  it("lets the process exit during any operation", async () => {
    const program = join(import.meta.dirname, "close-while-busy.js");
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], {
      timeout: 8_000,
    });
    assert.deepEqual([stdout, stderr], ["", ""]);
  }).timeout(10_000);
});
