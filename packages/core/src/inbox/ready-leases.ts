import { LinkedList } from "../primitives/linked-list.js";
import type { Lease } from "./store.js";

/** How long a leased event waits for a handler before it is given back. */
export const longestReadyMs = 1000;

interface ReadyLease {
  readonly lease: Lease;
  readonly until: number;
  readonly takenAt: number;
}

/** Leased events that wait for a handler, in order. */
export class ReadyLeases {
  readonly #leases = new LinkedList<ReadyLease>();

  get size(): number {
    return this.#leases.size;
  }

  /** Adds leases that end at `until`. */
  add(leases: readonly Lease[], until: number, now: number): void {
    for (const lease of leases) this.#leases.append({ lease, until, takenAt: now });
  }

  /** Removes and returns the oldest lease, and when it ends. */
  shift(): Pick<ReadyLease, "lease" | "until"> | undefined {
    return this.#leases.shift();
  }

  /** Removes and returns all leases. */
  drain(): readonly Lease[] {
    const leases: Lease[] = [];
    for (let next = this.shift(); next !== undefined; next = this.shift()) leases.push(next.lease);
    return leases;
  }

  /** Whether the oldest event has waited too long. */
  isOverdue(now: number): boolean {
    const { first } = this.#leases;
    return first !== undefined && now - first.takenAt >= longestReadyMs;
  }
}
