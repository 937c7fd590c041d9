import assert from "node:assert/strict";
import {
  type AnySimulatedCloud,
  type EndedAttempt,
  type SimulationOptions,
  simulatedClouds,
  simulateTencent,
} from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { tencentClient } from "./tencent-client.js";

describe("the simulated clouds", () => {
  const opened: AnySimulatedCloud[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((cloud) => cloud.close())));

  async function start(name: string, options: SimulationOptions = {}): Promise<AnySimulatedCloud> {
    const cloud = await simulatedClouds[name]?.({ clock: fakeClock(), ...options });
    assert.ok(cloud !== undefined);
    opened.push(cloud);
    return cloud;
  }

  for (const name of Object.keys(simulatedClouds)) {
    it(`include ${name}, with the credentials of its adapter`, async () => {
      const { credentials, endpoint } = await start(name);
      assert.match(endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
      assert.ok(Object.values(credentials).every((value) => typeof value === "string"));
    });
  }

  for (const [name, ended, seconds] of [
    ["tencent", { attempt: 1, status: "timeout" }, 0],
    ["tencent", { attempt: 3, status: "timeout" }, undefined],
    ["tencent", { attempt: 1, status: 500 }, undefined],
    ["alibaba", { attempt: 1, status: 204 }, 1],
    ["volcengine", { attempt: 3, status: 500 }, 30],
    ["volcengine", { attempt: 4, status: 500 }, undefined],
    ["mux", { attempt: 2, status: 500 }, 20],
    ["mux", { attempt: 1, status: 204 }, undefined],
  ] as const satisfies readonly (readonly [string, EndedAttempt, number | undefined])[]) {
    const { attempt, status } = ended;
    it(`tell when ${name} retries after status ${status} of attempt ${attempt}`, async () => {
      assert.equal((await start(name)).retryAfterSeconds(ended), seconds);
    });
  }

  it("retry faster with retrySpeed", async () => {
    const cloud = await start("volcengine", { retrySpeed: 10 });
    assert.equal(cloud.retryAfterSeconds({ attempt: 2, status: 500 }), 1);
  });

  it("count what becomes of the events of a queue", async () => {
    const clock = fakeClock();
    const cloud = await simulateTencent({ clock });
    opened.push(cloud);
    await cloud.configure({ Mode: "PULL", UploadMediaCompleteEventSwitch: "ON" });
    await cloud.upload({ name: "a.mp4" });
    await cloud.upload({ name: "b.mp4" });
    assert.deepEqual(cloud.queueTotals, { sent: 2, pulled: 0, confirmed: 0 });
    const client = tencentClient(cloud);
    const { EventSet: [first] = [] } = await client.PullEvents({});
    await client.ConfirmEvents({ EventHandles: [first?.EventHandle ?? ""] });
    assert.deepEqual(cloud.queueTotals, { sent: 2, pulled: 2, confirmed: 1 });
    await clock.advance(30_000);
    await client.PullEvents({});
    assert.deepEqual(cloud.queueTotals, { sent: 2, pulled: 3, confirmed: 1 });
  });
});
