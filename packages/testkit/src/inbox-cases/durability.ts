import assert from "node:assert/strict";
import { permanent } from "@vod-events/core";
import { entry, idOf } from "../store-cases/fixtures.js";
import type { InboxCases } from "./cluster.js";
import { failPermanently } from "./machine.js";

/** What a durable inbox keeps over a restart. */
export const durabilityCases: InboxCases = {
  async "is durable"(cluster) {
    const { inbox } = await cluster.open();
    assert.equal(inbox.durable, true);
  },

  async "accepts an event before its handlers have run"(cluster) {
    const machine = await cluster.start({ handler: (_, released) => released });
    let result: string | undefined;
    const accepting = machine.accept(entry("a")).then((value) => {
      result = value;
    });
    await cluster.until("the event is accepted", () => result === "accepted");
    await cluster.until("the event runs", () => machine.runs.length > 0);
    await accepting;
  },

  async "accepts events before its start, and handles them after it"(cluster) {
    const machine = await cluster.open();
    assert.equal(await machine.accept(entry("a"), entry("b")), "accepted");
    assert.deepEqual(await cluster.finalRuns(), []);
    await machine.inbox.start();
    await cluster.until("both events are handled", () => machine.runs.length >= 2);
    assert.deepEqual((await cluster.finalRuns()).toSorted(), ["a 1", "b 1"]);
  },

  async "accepts a waiting event again and handles it once"(cluster) {
    const machine = await cluster.open();
    await machine.accept(entry("a"));
    assert.equal(await machine.accept(entry("a", { after: 5 }), entry("b")), "accepted");
    assert.ok(machine.hasReported("duplicate", idOf("a")), "no duplicate is reported");
    await machine.inbox.start();
    await cluster.until("both events are handled", () => machine.runs.length >= 2);
    assert.deepEqual((await cluster.finalRuns()).toSorted(), ["a 1", "b 1"]);
  },

  async "handles after a restart what it accepted before"(cluster) {
    const before = await cluster.open();
    await before.accept(entry("a", { mediaId: "m" }), entry("b"));
    await before.stop();
    const after = await cluster.start();
    await cluster.until("both events are handled", () => after.runs.length >= 2);
    assert.deepEqual(cluster.runs.toSorted(), ["a 1", "b 1"]);
    const run = after.runs.find(({ name }) => name === "a");
    assert.deepEqual(run?.event, entry("a", { mediaId: "m" }).event);
  },

  async "knows after a restart which events are handled and which are dead letters"(cluster) {
    const before = await cluster.start({
      handler({ name }) {
        if (name === "b") throw permanent("no");
      },
    });
    await before.accept(entry("a"), entry("b"));
    await cluster.until("both events are handled", () => before.runs.length >= 2);
    await cluster.untilSettled(before);
    await before.stop();
    const after = await cluster.start();
    assert.equal(await after.accept(entry("a"), entry("b"), entry("c")), "accepted");
    await cluster.until("the new event is handled", () => after.runs.length > 0);
    await cluster.quiet();
    assert.deepEqual(
      after.runs.map(({ name }) => name),
      ["c"],
    );
    assert.equal(await after.admin.redrive({ ids: [idOf("b")] }), 1);
    await cluster.until("the dead letter is handled", () => after.runs.length > 1);
  },

  async "moves an event to the dead letters after the last attempt, with its errors"(cluster) {
    const machine = await cluster.start({
      handler({ attempt }) {
        throw new Error(`attempt ${attempt}`);
      },
    });
    await machine.accept(entry("a"));
    await cluster.untilDead(machine);
    assert.deepEqual(await cluster.finalRuns(), ["a 1", "a 2", "a 3"]);
    const record = await machine.admin.get(idOf("a"));
    assert.deepEqual(
      record?.history.map(({ attempt, error }) => [attempt, error]),
      [1, 2, 3].map((attempt) => [attempt, `Error: attempt ${attempt}`]),
    );
  },

  async "handles a redriven dead letter with a new set of attempts"(cluster) {
    const machine = await cluster.start({ handler: failPermanently });
    await machine.accept(entry("a", { mediaId: "m" }));
    await cluster.untilDead(machine);
    machine.handler = ({ attempt }) => {
      if (attempt === 1) throw new Error("not yet");
    };
    assert.equal(await machine.admin.redrive({ states: ["dead"] }), 1);
    await cluster.until("the event is handled", () => machine.runs.length >= 3);
    await cluster.until("no dead letter is left", async () => !(await machine.admin.stats()).dead);
    assert.deepEqual(cluster.runs, ["a 1", "a 1", "a 2"]);
    assert.deepEqual(machine.runs[2]?.event, machine.runs[0]?.event);
  },

  async "does not accept an event that conflicts with a waiting one, when events are confirmed"(
    cluster,
  ) {
    const machine = await cluster.open({ confirmsEvents: true });
    const unsigned = { channel: "push", covers: [] } as const;
    const first = { ...entry("a", { mediaId: "one" }), integrity: unsigned };
    const conflicting = { ...entry("a", { mediaId: "two" }), integrity: unsigned };
    assert.equal(await machine.accept(first), "accepted");
    assert.equal(await machine.accept(conflicting), "handler_failed");
    assert.equal(await machine.accept(first), "accepted");
  },
};
