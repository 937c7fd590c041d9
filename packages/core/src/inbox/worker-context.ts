import type { InboxHost } from "./inbox.js";
import type { AfterFailure } from "./settle-failure.js";
import type { InboxStore, Lease } from "./store.js";

/** The state of an event after an attempt; `lost` when another worker has it or the store failed. */
export type Settlement = "done" | "waiting" | "dead" | "lost";

export interface WorkerContext {
  readonly store: InboxStore;
  readonly host: InboxHost;
  /** Decides the action after a failed attempt. */
  decide(lease: Lease, error: unknown): AfterFailure;
  /**
   * The maximum number of leases of an event. An event whose handlers crash the process each time moves to the dead
   * letters after it. Absent for no limit.
   */
  readonly maxAttempts?: number;
  /** Called when an attempt is settled. */
  readonly onSettled?: (lease: Lease, result: Settlement) => void;
  /** How often to poll for events from other processes; absent when there are none. */
  readonly pollMs?: number;
}
