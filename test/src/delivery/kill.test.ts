import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "@vod-events/core";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import fc from "fast-check";
import { TestEnvironment, waitUntil } from "./environment.js";
import { KilledReceiver } from "./killed-receiver.js";
import { longForm } from "./long-form.js";
import { forEachOf, postUpload } from "./post.js";

// VOD_EVENTS_LONG=1 kills more often, and waits for leases by the machine's clock; see long-form.ts.
const events = longForm ? 100_000 : 1000;
const kills = longForm ? 100 : 6;
const handling = { concurrency: 8, deadlineSeconds: 1 };
/** Longer than the leases of the inbox, which outlast the handlers' deadline by 10 s. */
const downMs = longForm ? 0 : 12_000;
const names = Array.from({ length: events }, (_, index) => `m${index}`);

/** How many events have been taken when the process is killed, and how much later that is done. */
const killPlan = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: events }), fc.nat(30)), {
    minLength: kills,
    maxLength: kills,
    selector: ([taken]) => taken,
  })
  .map((moments) => new Map(moments));

describe("a repeatedly killed application", function () {
  this.timeout(longForm ? 1_800_000 : 60_000);
  let environment: TestEnvironment;
  let receiver: KilledReceiver;
  let seed: number;
  let plan: ReadonlyMap<number, number>;

  beforeEach(() => {
    environment = new TestEnvironment();
    seed = randomInt(2 ** 31);
    plan = fc.sample(killPlan, { seed, numRuns: 1 })[0] ?? new Map();
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) process.stderr.write(`the seed was ${seed}\n`);
    await (await receiver.current).kill();
    environment.remove();
  });

  /** Waits until all is handled, and checks that nothing was lost, and little handled twice. */
  async function checkResult(taken: () => boolean): Promise<void> {
    const handled = () => environment.handled().size;
    // The last process that was killed may have left leases of events that it had handled.
    const done = async () =>
      taken() && handled() === events && (await environment.stats()).running === 0;
    await waitUntil(longForm ? 900 : 30, done, () => `${handled()} of ${events} are handled`);
    assert.equal(await (await receiver.current).stop(), 0);
    const { waiting, running, done: finished, dead } = await environment.stats();
    assert.deepEqual([waiting, running, finished, dead], [0, 0, events, 0]);
    assert.equal(await environment.media(), events, "each event that is done is in a state");
    assert.equal(receiver.kills, kills);
    const duplicates = environment.duplicates();
    assert.ok(duplicates <= kills * handling.concurrency, `${duplicates} were handled twice`);
    if (longForm)
      process.stdout.write(`    ${events} events, ${kills} kills, ${duplicates} doubles\n`);
  }

  /** Uploads all files, a few at a time, so that work is pending whenever the process is killed. */
  async function uploadAll(cloud: SimulatedTencent): Promise<void> {
    for (const [index, name] of names.entries()) {
      await cloud.upload({ name: `${name}.mp4` });
      if (index % 10 === 0) await sleep(10);
    }
  }

  it("handles every event that it acknowledged with 200", async () => {
    receiver = new KilledReceiver(
      { ...handling, file: environment.file, log: environment.log },
      downMs,
    );
    let answered = 0;
    const killing: Promise<void>[] = [];
    await forEachOf(names, 16, async (name) => {
      while ((await postUpload(await receiver.current, name)) !== 200) await sleep(5);
      answered += 1;
      const delay = plan.get(answered);
      if (delay !== undefined) killing.push(sleep(delay).then(() => receiver.kill()));
    });
    await Promise.all(killing);
    await checkResult(() => true);
  });

  it("handles every event that it removed from the queue", async () => {
    let aheadMs = 0;
    const clock = { ...systemClock, now: () => Date.now() + aheadMs };
    const cloud = await simulateTencent({ clock, seed });
    try {
      const { endpoint, credentials } = cloud;
      const files = { file: environment.file, log: environment.log };
      receiver = new KilledReceiver(
        { ...handling, ...files, pull: { endpoint, credentials } },
        downMs,
      );
      await receiver.current;
      const uploading = uploadAll(cloud);
      for (const [taken, delay] of [...plan].sort(([a], [b]) => a - b)) {
        const handled = () => environment.handled().size;
        await waitUntil(
          longForm ? 300 : 45,
          () => handled() >= taken,
          () => `${handled()} of ${taken} are handled`,
        );
        await sleep(delay);
        await receiver.kill();
        if (!longForm) aheadMs += 31_000;
      }
      await uploading;
      await checkResult(() => cloud.queue.waiting + cloud.queue.leased === 0);
    } finally {
      await cloud.close();
    }
  });
});
