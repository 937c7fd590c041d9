import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { array, assert as assertProperty, asyncProperty, constantFrom } from "fast-check";
import { codeOf, tencentClient } from "./tencent-client.js";

type Step = "upload" | "pull" | "confirm the oldest" | "wait 12 s";

const steps = constantFrom<Step[]>("upload", "pull", "confirm the oldest", "wait 12 s");

/** A consumer of the queue that records its actions. */
function consumer(cloud: SimulatedTencent, clock: FakeClock) {
  const client = tencentClient(cloud);
  const uploaded: string[] = [];
  const confirmed: string[] = [];
  const pulled: { handle: string; mediaId: string }[] = [];
  const actions: Record<Step, () => Promise<unknown>> = {
    async upload() {
      uploaded.push((await cloud.upload({ name: "a.mp4" })).mediaId);
    },
    async pull() {
      if (cloud.queue.waiting === 0) return;
      for (const event of (await client.PullEvents({})).EventSet ?? []) {
        const { EventHandle: handle = "", FileUploadEvent: { FileId: mediaId = "" } = {} } = event;
        pulled.push({ handle, mediaId });
      }
    },
    async "confirm the oldest"() {
      const [event] = pulled.splice(0, 1);
      if (event === undefined) return;
      const code = await codeOf(client.ConfirmEvents({ EventHandles: [event.handle] }));
      if (code === "no error") confirmed.push(event.mediaId);
    },
    "wait 12 s": () => clock.advance(12_000),
  };
  return { uploaded, confirmed, pulled, actions };
}

/** Runs the steps and then the rest. Returns the uploaded and the confirmed events. */
async function run(cloud: SimulatedTencent, clock: FakeClock, sequence: readonly Step[]) {
  const config = { Mode: "PULL", UploadMediaCompleteEventSwitch: "ON" };
  await tencentClient(cloud).ModifyEventConfig(config);
  const { uploaded, confirmed, pulled, actions } = consumer(cloud, clock);
  for (const step of sequence) await actions[step]();
  pulled.length = 0;
  await clock.advance(30_000);
  while (cloud.queue.waiting > 0) {
    await actions.pull();
    while (pulled.length > 0) await actions["confirm the oldest"]();
  }
  return { uploaded, confirmed };
}

describe("property: simulated Tencent queue, any operations", () => {
  it("loses no event and leases no confirmed event", async () => {
    await assertProperty(
      asyncProperty(array(steps, { maxLength: 30 }), async (sequence) => {
        const clock = fakeClock();
        const cloud = await simulateTencent({ clock });
        const { uploaded, confirmed } = await run(cloud, clock, sequence).finally(() =>
          cloud.close(),
        );
        assert.deepEqual([...confirmed].sort(), [...uploaded].sort());
      }),
      { numRuns: 40 },
    );
  }).timeout(10_000);
});
