import type { LeasedEvent, LeasedQueue } from "../cloud/leased-queue.js";
import type { TencentEvent } from "./event.js";

/**
 * How a confirm treats the valid handles of a batch that also contains an invalid one: `confirm_none` confirms none of
 * them, `confirm_the_rest` confirms the valid ones. The cloud's behavior is unknown.
 */
export type PartlyExpiredConfirm = "confirm_none" | "confirm_the_rest";

/** How long the cloud leases an event. */
export const leaseSeconds = 30;

/**
 * The queue of an application. That an event gets a new handle after its lease is a guess. The cloud may delete events
 * after 4 days.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export class EventQueue {
  readonly #events: LeasedQueue<TencentEvent>;

  constructor(events: LeasedQueue<TencentEvent>) {
    this.#events = events;
  }

  /** The number of waiting events and of leased events. */
  get counts(): { readonly waiting: number; readonly leased: number } {
    return this.#events.counts;
  }

  put(event: TencentEvent): void {
    this.#events.put(event);
  }

  /** Leases up to 16 waiting events. On an empty queue, waits up to 5 s for an event. */
  pull(signal: AbortSignal): Promise<readonly LeasedEvent<TencentEvent>[]> {
    return this.#events.pull({ maxEvents: 16, waitSeconds: 5, signal });
  }

  /** Removes events from the queue. Returns `false` when a handle is unknown, expired or already confirmed. */
  confirm(handles: readonly string[], partlyExpired: PartlyExpiredConfirm): boolean {
    const isComplete = this.#events.invalid(handles).length === 0;
    if (isComplete || partlyExpired === "confirm_the_rest") this.#events.remove(handles);
    return isComplete;
  }
}
