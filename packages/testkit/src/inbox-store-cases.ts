import type { InboxStore } from "@vod-events/core/inbox";
import { leaseCases } from "./store-cases/lease.js";
import { ledgerCases } from "./store-cases/ledger.js";
import { notesCases } from "./store-cases/notes.js";
import { pruneCases } from "./store-cases/prune.js";
import { putCases } from "./store-cases/put.js";
import { redriveCases } from "./store-cases/redrive.js";
import { serialCases } from "./store-cases/serial.js";
import { settleCases } from "./store-cases/settle.js";
import { sharingCases } from "./store-cases/sharing.js";
import type { StoreCase } from "./store-cases/stage.js";

/** A kind of store, for {@link inboxStoreCases}. */
export interface StoreEngine {
  /** Makes a store with nothing in it, which shares nothing with those made before. */
  make(): Promise<InboxStore>;
  /** Makes another store on the same data. Absent for an engine whose stores share nothing. */
  beside?(store: InboxStore): Promise<InboxStore>;
}

/** One thing that a store must do, for any test runner: `it(name, run)`. */
export interface ConformanceCase {
  /** What the store does. */
  readonly name: string;
  /** Rejects with an `AssertionError` when it does not. */
  run(): Promise<void>;
}

/**
 * Makes the cases that every `InboxStore` must pass. Each one makes stores of its own and closes them;
 * what they leave behind is the engine's to delete.
 */
export function inboxStoreCases(engine: StoreEngine): readonly ConformanceCase[] {
  const cases = [
    ...putCases,
    ...leaseCases,
    ...serialCases,
    ...settleCases,
    ...redriveCases,
    ...ledgerCases,
    ...pruneCases,
    ...notesCases,
    ...(engine.beside === undefined ? [] : sharingCases),
  ];
  return cases.map(({ name, check }) => ({ name, run: () => runWith(engine, check) }));
}

async function runWith(engine: StoreEngine, check: StoreCase["check"]): Promise<void> {
  const store = await engine.make();
  const stores = [store];
  try {
    await check(store, async () => {
      const other = await engine.beside?.(store);
      if (other === undefined) throw new Error("the engine has no second store on the same data");
      stores.push(other);
      return other;
    });
  } finally {
    for (const each of stores) await each.close();
  }
}
