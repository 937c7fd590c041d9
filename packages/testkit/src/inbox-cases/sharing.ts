import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { isVodError } from "@vod-events/core";
import { entry } from "../store-cases/fixtures.js";
import type { Cluster, InboxCases } from "./cluster.js";

/** Several machines on the same data. */
export const sharingCases: InboxCases = {
  async "handles each event on one of two machines"(cluster) {
    const machines = [await cluster.start(), await cluster.start()];
    const names = Array.from({ length: 40 }, (_, index) => `e${index}`);
    const results = await Promise.all(
      names.map((name, index) => machines[index % 2]?.accept(entry(name))),
    );
    assert.deepEqual(new Set(results), new Set(["accepted"]));
    await cluster.until("all events are handled", () => cluster.runs.length >= 40);
    assert.deepEqual(
      (await cluster.finalRuns()).toSorted(),
      names.map((name) => `${name} 1`).toSorted(),
    );
  },

  async "handles an event once that two machines receive"(cluster) {
    const machines = [await cluster.start(), await cluster.start()];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => machines[index % 2]?.accept(entry("same"))),
    );
    assert.deepEqual(new Set(results), new Set(["accepted"]));
    await cluster.until("the event is handled", () => cluster.runs.length > 0);
    assert.deepEqual(await cluster.finalRuns(), ["same 1"]);
  },

  async "handles on one machine what another one accepts"(cluster) {
    const receiver = await cluster.open();
    await cluster.start();
    await receiver.accept(entry("a"));
    await cluster.until("the event is handled", () => cluster.runs.length > 0);
    await receiver.accept(entry("b"));
    await cluster.until("the next event is handled", () => cluster.runs.length > 1);
    assert.deepEqual([receiver.runs, cluster.runs], [[], ["a 1", "b 1"]]);
  },

  async "handles no two events of a media at the same time with serialByMedia, or refuses it"(
    cluster,
  ) {
    const handling = { serialByMedia: true };
    const running = new Set<unknown>();
    let overlaps = 0;
    const handler = async ({ event }: { event: { mediaId?: string } }) => {
      if (running.has(event.mediaId)) overlaps += 1;
      running.add(event.mediaId);
      await sleep(5);
      running.delete(event.mediaId);
    };
    const first = await opened(cluster, { handling, handler });
    if (first === undefined) return;
    const second = await cluster.start({ handling, handler });
    await first.inbox.start();
    for (let index = 0; index < 12; index++) {
      const machine = index % 2 === 0 ? first : second;
      await machine.accept(entry(`e${index}`, { mediaId: index % 3 === 0 ? "a" : "b" }));
    }
    await cluster.until("all events are handled", () => cluster.runs.length >= 12);
    assert.equal(overlaps, 0);
  },

  async "shares its state"(cluster) {
    const [one, other] = [await cluster.open(), await cluster.open()];
    await one.inbox.state?.set("cursor", "漢 \u0000");
    assert.equal(await other.inbox.state?.get("cursor"), "漢 \u0000");
    assert.equal(await other.inbox.state?.get("unknown"), undefined);
  },

  async "sets its state once when two machines race on the same value"(cluster) {
    const states = [(await cluster.open()).inbox.state, (await cluster.open()).inbox.state];
    let expected: string | undefined;
    for (const value of ["one", "two \u0000"]) {
      const racing = states.flatMap((state) => [
        state?.compareAndSet("cursor", expected, value),
        state?.compareAndSet("cursor", expected, value),
      ]);
      const results = (await Promise.all(racing)).filter((result) => result !== undefined);
      assert.equal(results.filter(Boolean).length, Math.min(results.length, 1), value);
      expected = value;
    }
  },

  async "handles on another machine what a stopping machine has not started"(cluster) {
    const one = await cluster.start({
      handling: { concurrency: 1 },
      handler: (_, released) => released,
    });
    await one.accept(...["a", "b", "c", "d"].map((name) => entry(name)));
    await cluster.until("an event runs", () => one.runs.length > 0);
    const stopping = one.stop();
    const other = await cluster.start();
    await cluster.until("the other events are handled", () => other.runs.length >= 3);
    one.release();
    await stopping;
    await cluster.quiet();
    const names = [...one.runs, ...other.runs].map(({ name }) => name);
    assert.deepEqual(names.toSorted(), ["a", "b", "c", "d"]);
  },

  async "continues when another machine stops"(cluster) {
    const [one, other] = [await cluster.start(), await cluster.start()];
    await one.stop();
    assert.equal(await other.accept(entry("a")), "accepted");
    await cluster.until("the event is handled", () => other.runs.length > 0);
  },
};

async function opened(cluster: Cluster, options: Parameters<Cluster["open"]>[0]) {
  try {
    return await cluster.open(options);
  } catch (error) {
    assert.ok(isVodError(error) && error.code === "config_invalid", String(error));
    return undefined;
  }
}
