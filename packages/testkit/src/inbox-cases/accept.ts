import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { type EventFacts, entry, idOf } from "../store-cases/fixtures.js";
import type { InboxCases } from "./cluster.js";

/** Accepting events, and duplicates. */
export const acceptCases: InboxCases = {
  async "handles each event of an accepted delivery once"(cluster) {
    const machine = await cluster.start();
    const entries = ["a", "b", "c"].map((name) => entry(name));
    assert.equal(await machine.accept(...entries), "accepted");
    await cluster.until("three events are handled", () => machine.runs.length >= 3);
    assert.deepEqual((await cluster.finalRuns()).toSorted(), ["a 1", "b 1", "c 1"]);
  },

  async "passes an event to its handlers as it was received"(cluster) {
    const machine = await cluster.start();
    const delivery = { body: Uint8Array.of(0, 255, 10), headers: { "x-odd": "\u00e9" } };
    const received = entry("odd \u{1f3ac} ' \" \\ * > . \u0000 \ud83c", { mediaId: "m", delivery });
    assert.equal(await machine.accept(received), "accepted");
    await cluster.until("the event is handled", () => machine.runs.length > 0);
    const { event, receivedAt, integrity } = machine.runs[0] ?? {};
    assert.deepEqual(event, received.event);
    assert.deepEqual(receivedAt, received.receivedAt);
    assert.deepEqual(integrity, received.integrity);
  },

  async "accepts a delivery without events"(cluster) {
    const machine = await cluster.start();
    assert.equal(await machine.accept(), "accepted");
    assert.deepEqual(await cluster.finalRuns(), []);
  },

  async "handles an event once that a delivery contains twice"(cluster) {
    const machine = await cluster.start();
    assert.equal(await machine.accept(entry("a"), entry("b"), entry("a")), "accepted");
    await cluster.until("both events are handled", () => machine.runs.length >= 2);
    assert.deepEqual((await cluster.finalRuns()).toSorted(), ["a 1", "b 1"]);
  },

  async "handles an event once that many deliveries contain at the same time"(cluster) {
    const machine = await cluster.start();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        machine.accept(entry("same"), entry(`own ${index}`)),
      ),
    );
    assert.deepEqual(new Set(results), new Set(["accepted"]));
    await cluster.until("all events are handled", () => machine.runs.length >= 21);
    await cluster.quiet();
    assert.equal(cluster.runs.filter((run) => run === "same 1").length, 1);
  },

  async "accepts a running event again without a second run"(cluster) {
    const machine = await cluster.start({ handler: (_, released) => released });
    const first = machine.accept(entry("a"));
    await cluster.until("the event runs", () => machine.runs.length > 0);
    const second = machine.accept(entry("a", later));
    await cluster.until("a duplicate is reported", () =>
      machine.hasReported("duplicate", idOf("a")),
    );
    machine.release();
    assert.deepEqual(await Promise.all([first, second]), ["accepted", "accepted"]);
    assert.deepEqual(await cluster.finalRuns(), ["a 1"]);
  },

  async "accepts a handled event again without a second run"(cluster) {
    const machine = await cluster.start();
    await machine.accept(entry("a"));
    await cluster.until("the event is handled", () => machine.runs.length > 0);
    await cluster.quiet();
    assert.equal(await machine.accept(entry("a", later)), "accepted");
    await cluster.until("a duplicate is reported", () =>
      machine.hasReported("duplicate", idOf("a")),
    );
    assert.deepEqual(await cluster.finalRuns(), ["a 1"]);
  },

  async "runs as many events at the same time as the concurrency allows"(cluster) {
    let running = 0;
    let most = 0;
    const machine = await cluster.start({
      handling: { concurrency: 2 },
      async handler() {
        running += 1;
        most = Math.max(most, running);
        await sleep(20);
        running -= 1;
      },
    });
    const names = ["a", "b", "c", "d", "e"];
    await machine.accept(...names.map((name) => entry(name)));
    await cluster.until("all events are handled", () => machine.runs.length === 5 && running === 0);
    assert.equal(most, 2);
  },

  async "accepts nothing before it is open and after it stopped"(cluster) {
    const machine = await cluster.start();
    assert.equal(await machine.accept(entry("a")), "accepted");
    await machine.stop();
    assert.equal(await machine.accept(entry("b")), "inbox_unavailable");
  },

  async "rejects a second application"(cluster) {
    const machine = await cluster.open();
    assert.throws(() => machine.open(), { name: "VodError", code: "config_invalid" });
  },
};

/** A delivery of the same event at another time. */
const later: EventFacts = { after: 5 };
