import assert from "node:assert/strict";
import { entry, idOf } from "../store-cases/fixtures.js";
import type { Cluster, InboxCases } from "./cluster.js";
import type { Handler, Machine } from "./machine.js";

/** Machines that are silent beyond their leases. */
export const leaseCases: InboxCases = {
  async "handles an event again whose lease expired, with the next attempt"(cluster) {
    const { taken } = await takenOver(cluster, (_, released) => released);
    assert.deepEqual(
      taken.runs.map(({ name, attempt }) => [name, attempt]),
      [["a", 2]],
    );
  },

  async "does not settle a lost lease when the handlers succeed"(cluster) {
    const { silent, fail } = await takenOver(cluster, (_, released) => released);
    silent.release();
    await expectLost(cluster, silent);
    fail();
    await cluster.until("the event is retried", () => cluster.runs.includes("a 3"));
  },

  async "does not settle a lost lease when the handlers fail"(cluster) {
    const { silent, taken, succeed } = await takenOver(cluster, async (_, released) => {
      await released;
      throw new Error("too late");
    });
    silent.release();
    await expectLost(cluster, silent);
    succeed();
    await cluster.untilSettled(taken);
    await cluster.quiet();
    assert.deepEqual([cluster.runs, (await taken.admin.stats()).dead], [["a 1", "a 2"], 0]);
  },

  async "does not handle an event again that was done while its first lease was lost"(cluster) {
    const { silent, taken, succeed } = await takenOver(cluster, async (_, released) => {
      await released;
      throw new Error("too late");
    });
    succeed();
    await cluster.untilSettled(taken);
    silent.release();
    await expectLost(cluster, silent);
    assert.deepEqual(await cluster.finalRuns(), ["a 1", "a 2"]);
  },

  async "moves an event to the dead letters whose lease expired on each attempt"(cluster) {
    const handling = { attempts: 2 };
    const handler: Handler = (_, released) => released;
    const machine = await cluster.start({ handling, handler });
    await machine.accept(entry("a"));
    for (const attempt of [1, 2]) {
      await cluster.until(`attempt ${attempt} runs`, () => cluster.runs.length >= attempt);
      await cluster.expireLeases();
    }
    await cluster.untilDead(machine);
    assert.deepEqual(cluster.runs, ["a 1", "a 2"]);
  },
};

/** An event whose first machine is silent, and which another one has taken over. */
async function takenOver(cluster: Cluster, handler: Handler) {
  // Without a free slot, a machine takes no other event, as if it were silent.
  const silent = await cluster.start({ handler, handling: { concurrency: 1 } });
  await silent.accept(entry("a"));
  await cluster.until("the event runs", () => silent.runs.length > 0);
  let end = (_error?: Error) => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  const taken = await cluster.start({
    handler: ({ attempt }, released) => attempt === 2 && Promise.race([ended, released]),
  });
  await cluster.expireLeases();
  await cluster.until("another machine takes the event over", () => taken.runs.length > 0);
  return { silent, taken, succeed: () => end(), fail: () => end(new Error("no")) };
}

async function expectLost(cluster: Cluster, machine: Machine): Promise<void> {
  await cluster.until("the lost lease is reported", () =>
    machine.hasReported("lease_lost", idOf("a")),
  );
}
