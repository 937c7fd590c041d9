import assert from "node:assert/strict";
import type { EntryState, InboxStore } from "@vod-events/core/inbox";
import fc from "fast-check";
import { newEntry, start } from "./new-entry.js";
import { type LeasePair, StoreModel } from "./store-model.js";

/** The operations on a store; `pick` selects one of the latest leases. */
export const step = fc.oneof(
  fc.record({ do: fc.constant("put" as const), names: fc.array(fc.nat(7), { maxLength: 4 }) }),
  fc.record({
    do: fc.constant("lease" as const),
    count: fc.nat(3),
    serialByMedia: fc.boolean(),
    lasts: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({
    do: fc.constant("settle" as const),
    pick: fc.nat(5),
    as: fc.constantFrom("done" as const, "waiting" as const, "dead" as const),
    delay: fc.nat(60),
  }),
  fc.record({
    do: fc.constant("redrive" as const),
    states: fc.subarray<EntryState>(["waiting", "running", "done", "dead"]),
  }),
  fc.record({ do: fc.constant("prune" as const), back: fc.nat(40) }),
  fc.record({ do: fc.constant("wait" as const), by: fc.nat(40) }),
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
const mediaIds = [undefined, "m", "n"];

/** A store and a model of it that the same is done to. */
export class ComparedStore {
  readonly #model = new StoreModel();
  readonly #store: InboxStore;
  readonly #leases: LeasePair[] = [];
  #now = start;

  constructor(store: InboxStore) {
    this.#store = store;
  }

  async apply(step: Step): Promise<void> {
    if (step.do === "wait") this.#now += step.by;
    else if (step.do === "put") await this.#put(step.names);
    else if (step.do === "lease") await this.#lease(step);
    else if (step.do === "settle") await this.#settle(step);
    else if (step.do === "redrive") {
      const count = await this.#store.redrive({ states: step.states }, this.#now);
      assert.equal(count, this.#model.redrive(step.states, this.#now));
    } else {
      const count = await this.#store.prune(this.#now - step.back);
      assert.equal(count, this.#model.prune(this.#now - step.back));
    }
  }

  /** Compares all that can be seen. */
  async compare(): Promise<void> {
    const shown = await this.#store.list({});
    assert.deepEqual(
      shown.map(({ id, state, attempts, dueAt, lastError }) => {
        return { id, state, attempts, dueAt: dueAt?.getTime(), lastError };
      }),
      this.#model.list(),
    );
    assert.deepEqual(await this.#store.stats(), this.#model.stats());
    assert.equal(await this.#store.nextDueAt(), this.#model.nextDueAt());
  }

  async #put(picks: readonly number[]): Promise<void> {
    const entries = picks.map((pick) => {
      const { event, ...rest } = newEntry(names[pick] ?? "");
      const { mediaId: _, ...bare } = event;
      const mediaId = mediaIds[pick % mediaIds.length];
      const receivedAt = new Date(this.#now);
      return {
        ...rest,
        receivedAt,
        event: { ...bare, ...(mediaId && { mediaId }) } as typeof event,
      };
    });
    const expected = entries.map(({ event }) =>
      this.#model.put(event.id, event.mediaId, this.#now),
    );
    assert.deepEqual(await this.#store.put(entries), expected);
  }

  async #lease(step: { count: number; serialByMedia: boolean; lasts: number }): Promise<void> {
    const { count, serialByMedia, lasts } = step;
    const request = { count, serialByMedia, now: this.#now, until: this.#now + lasts };
    const leases = await this.#store.lease(request);
    const expected = this.#model.lease(request);
    assert.deepEqual(
      leases.map(({ id, attempt }) => ({ id, attempt })),
      expected.map(({ id, attempt }) => ({ id, attempt })),
    );
    for (const [index, lease] of leases.entries()) {
      this.#leases.push({ lease, holder: expected[index]?.holder ?? 0 });
    }
  }

  async #settle(step: { pick: number; as: "done" | "waiting" | "dead"; delay: number }) {
    const leasePair = this.#leases.at(-1 - step.pick);
    if (leasePair === undefined) return;
    const { lease, holder } = leasePair;
    const at = step.as === "waiting" ? this.#now + step.delay : this.#now;
    const error = `Error: ${step.pick}`;
    const failure = { at: this.#now, attempt: lease.attempt, error };
    if (step.as === "done") {
      const held = await this.#store.complete(lease, at);
      assert.equal(held, this.#model.settle(holder, "done", at));
      return;
    }
    const held =
      step.as === "dead"
        ? await this.#store.deadLetter(lease, failure)
        : await this.#store.retry(lease, failure, at);
    assert.equal(held, this.#model.settle(holder, step.as, at, error));
  }
}
