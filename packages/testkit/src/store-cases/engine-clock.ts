import assert from "node:assert/strict";
import { entry, idOf, type StoreCases, start, take } from "./fixtures.js";

const hourMs = 3_600_000;

/** The clock of an engine. Stores without `now` have none. */
export const engineClockCases: StoreCases = {
  async "returns a time of its engine that does not go back, if it has a clock"(store) {
    if (store.now === undefined) return;
    const first = await store.now();
    const second = await store.now();
    assert.ok(first > start && second >= first, `${first}, then ${second}`);
  },

  async "makes an event due now whose receiver's clock is ahead, if its engine has a clock"(store) {
    if (store.now === undefined) return;
    const ahead = (await store.now()) + hourMs;
    await store.put([entry("a", { after: ahead - start })]);
    const leases = await take(store, { now: await store.now() });
    assert.deepEqual(
      leases.map(({ id }) => id),
      [idOf("a")],
    );
    assert.deepEqual((await store.get(idOf("a")))?.receivedAt, new Date(ahead));
  },
};

/** The clock of an engine that several stores share. */
export const sharedClockCases: StoreCases = {
  async "returns the time of the same clock as another store on the same data"(store, share) {
    if (store.now === undefined) return;
    const other = await share();
    const before = await store.now();
    const between = (await other.now?.()) ?? Number.NaN;
    const after = await store.now();
    assert.ok(before <= between && between <= after, `${before}, ${between}, ${after}`);
  },
};
