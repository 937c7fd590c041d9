import type { InboxStore } from "@vod-events/core/inbox";
import { asserted } from "./conformance/grouped-case.js";
import { engineClockCases, sharedClockCases } from "./store-cases/engine-clock.js";
import type { StoreCheck } from "./store-cases/fixtures.js";
import { keyValueStateCases } from "./store-cases/key-value-state.js";
import { leaseCases } from "./store-cases/lease.js";
import { listingCases } from "./store-cases/listing.js";
import { mediaCases, sharedMediaCases } from "./store-cases/media-states.js";
import { notificationCases } from "./store-cases/notifications.js";
import { pruneCases } from "./store-cases/prune.js";
import { putCases } from "./store-cases/put.js";
import { redriveCases } from "./store-cases/redrive.js";
import { serialCases } from "./store-cases/serial.js";
import { settleCases } from "./store-cases/settle.js";
import { sharingCases } from "./store-cases/sharing.js";
import { transferCases } from "./store-cases/transfer.js";

const sharedCases = {
  ...sharingCases,
  ...sharedMediaCases,
  ...sharedClockCases,
  ...notificationCases,
};

/** A store implementation to test with {@link inboxStoreCases}. */
export interface StoreEngine {
  /** Creates an empty store that shares nothing with earlier ones. */
  create(): Promise<InboxStore>;
  /** Creates another store on the same data. Absent for engines whose stores cannot share data. */
  share?(store: InboxStore): Promise<InboxStore>;
}

/** A requirement for a store, for any test runner: `it(name, run)`. */
export interface ConformanceCase {
  /** The required behavior. */
  readonly name: string;
  /** Rejects with an `AssertionError` when the store violates the requirement. */
  run(): Promise<void>;
}

/**
 * Returns the cases that every `InboxStore` must pass. Each creates its own stores and closes them. The engine
 * deletes their data.
 */
export function inboxStoreCases(engine: StoreEngine): readonly ConformanceCase[] {
  const cases = {
    ...putCases,
    ...leaseCases,
    ...serialCases,
    ...settleCases,
    ...redriveCases,
    ...listingCases,
    ...pruneCases,
    ...keyValueStateCases,
    ...mediaCases,
    ...transferCases,
    ...engineClockCases,
    ...(engine.share && sharedCases),
  };
  return Object.entries(cases).map(([name, check]) => ({
    name,
    run: () => asserted(runWith(engine, check), "store"),
  }));
}

async function runWith(engine: StoreEngine, check: StoreCheck): Promise<void> {
  const store = await engine.create();
  const stores = [store];
  try {
    await check(store, async () => {
      const other = await engine.share?.(store);
      if (other === undefined) throw new Error("the engine has no second store on the same data");
      stores.push(other);
      return other;
    });
  } finally {
    for (const each of stores) await each.close();
  }
}
