import { systemClock } from "@vod-events/core";
import type { InboxStore } from "@vod-events/core/inbox";
import { NetworkedStores } from "./networked-stores.js";

/** A fault of a store that looks correct. */
export interface StoreFlaw {
  /** The cases that must catch it. */
  readonly caughtBy: readonly string[];
  /** Returns the methods that replace those of a correct store. Called for each store on the same data. */
  change(store: InboxStore, data: SharedData): Partial<InboxStore>;
}

/** Flaws by name. */
export type StoreFlaws = Readonly<Record<string, StoreFlaw>>;

/** What flawed stores on the same data share. */
export interface SharedData {
  readonly stores: NetworkedStores;
  /** The number of stores that were opened before this one. */
  readonly position: number;
}

/** Opens stores that have a flaw, or none. */
export class FlawedStores {
  readonly stores: NetworkedStores;
  readonly #flaw: Pick<StoreFlaw, "change"> | undefined;
  #opened = 0;

  constructor(flaw?: Pick<StoreFlaw, "change">, clock = systemClock) {
    this.stores = new NetworkedStores(clock);
    this.#flaw = flaw;
  }

  open(): InboxStore {
    const store = this.stores.open();
    const data = { stores: this.stores, position: this.#opened };
    this.#opened += 1;
    return { ...store, ...this.#flaw?.change(store, data) };
  }
}
