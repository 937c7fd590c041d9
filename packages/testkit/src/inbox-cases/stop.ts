import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { entry } from "../store-cases/fixtures.js";
import type { InboxCases } from "./cluster.js";

/** Stopping an inbox. */
export const stopCases: InboxCases = {
  async "waits for running handlers when it stops"(cluster) {
    let ended = false;
    const machine = await cluster.start({
      async handler(_, released) {
        await released;
        ended = true;
      },
    });
    const accepting = machine.accept(entry("a"));
    await cluster.until("the event runs", () => machine.runs.length > 0);
    const stopping = machine.stop().then(() => ended);
    await cluster.quiet();
    machine.release();
    assert.equal(await stopping, true);
    assert.equal(await accepting, "accepted");
  },

  async "runs no handler after it stopped"(cluster) {
    const machine = await cluster.start({
      handling: { concurrency: 1 },
      handler: () => sleep(10),
    });
    const accepting = machine.accept(...["a", "b", "c"].map((name) => entry(name)));
    await cluster.until("an event runs", () => machine.runs.length > 0);
    await machine.stop();
    const before = cluster.runs.length;
    await accepting;
    await cluster.quiet();
    assert.equal(cluster.runs.length, before);
  },

  async "can be stopped when it was not started"(cluster) {
    const machine = await cluster.open();
    await machine.stop();
    assert.deepEqual(cluster.runs, []);
  },
};
