import assert from "node:assert/strict";
import { permanent, VodError } from "@vod-events/core";
import { entry, idOf, namesOf } from "../store-cases/fixtures.js";
import type { InboxCases } from "./cluster.js";
import { failPermanently } from "./machine.js";

/** Failing handlers. */
export const failureCases: InboxCases = {
  async "runs the handlers again after a failure, with the next attempt"(cluster) {
    const machine = await cluster.start({
      handler({ attempt }) {
        if (attempt < 3) throw new Error(`attempt ${attempt}`);
      },
    });
    assert.equal(await machine.accept(entry("a")), "accepted");
    await cluster.until("the third attempt runs", () => machine.runs.length >= 3);
    assert.deepEqual(await cluster.finalRuns(), ["a 1", "a 2", "a 3"]);
  },

  async "moves an event with a permanent error to the dead letters at once"(cluster) {
    const machine = await cluster.start({
      handler() {
        throw permanent(new TypeError("no such user"));
      },
    });
    assert.equal(await machine.accept(entry("a")), "accepted");
    await cluster.untilDead(machine);
    assert.deepEqual(await cluster.finalRuns(), ["a 1"]);
    assert.ok(machine.hasReported("dead_lettered", idOf("a")), "no dead letter is reported");
    const [dead] = await machine.admin.list({ states: ["dead"] });
    assert.deepEqual([dead?.id, dead?.lastError], [idOf("a"), "TypeError: no such user"]);
  },

  async "accepts a dead letter again without a run"(cluster) {
    const machine = await cluster.start({ handler: failPermanently });
    await machine.accept(entry("a"));
    await cluster.untilDead(machine);
    assert.equal(await machine.accept(entry("a", { after: 5 })), "accepted");
    assert.deepEqual(await cluster.finalRuns(), ["a 1"]);
    assert.equal((await machine.admin.stats()).dead, 1);
  },

  async "waits as long as an error requests"(cluster) {
    const times: number[] = [];
    const machine = await cluster.start({
      handler({ attempt }) {
        times.push(performance.now());
        if (attempt === 1) throw Object.assign(new Error("busy"), { retryAfterSeconds: 0.3 });
      },
    });
    assert.equal(await machine.accept(entry("a")), "accepted");
    await cluster.until("the second attempt runs", () => times.length >= 2);
    const [first = 0, second = 0] = times;
    assert.ok(second - first > 250, `waits ${Math.round(second - first)} ms instead of 300 ms`);
  },

  async "handles other events while one waits for its retry"(cluster) {
    const machine = await cluster.start({
      handling: { concurrency: 1 },
      handler({ name, attempt }) {
        if (name === "a" && attempt === 1) {
          throw Object.assign(new Error("busy"), { retryAfterSeconds: 0.5 });
        }
      },
    });
    await Promise.all([machine.accept(entry("a")), machine.accept(entry("b"))]);
    await cluster.until("the retry runs", () => cluster.runs.includes("a 2"));
    assert.deepEqual(cluster.runs, ["a 1", "b 1", "a 2"]);
  },

  async "keeps an unconfirmed event under another id, and handles the provider's own"(cluster) {
    const machine = await cluster.start({
      handler({ event }) {
        if (event.mediaId !== "forged") return;
        throw new VodError("event_unconfirmed", "the provider does not know the event");
      },
    });
    await machine.accept(entry("a", { mediaId: "forged" }));
    await cluster.untilDead(machine);
    assert.equal(await machine.accept(entry("a", { mediaId: "own" })), "accepted");
    await cluster.until("the provider's own event is handled", () => machine.runs.length >= 2);
    assert.deepEqual(
      machine.runs.map(({ event }) => event.mediaId),
      ["forged", "own"],
    );
    const dead = await machine.admin.list({ states: ["dead"] });
    assert.equal(dead.length, 1);
    assert.notDeepEqual(namesOf(dead), ["a"]);
  },
};
