import type { Clock } from "@vod-events/core";
import type { TencentEvent } from "./event.js";

/** A leased event. */
export interface LeasedEvent {
  readonly handle: string;
  readonly event: TencentEvent;
}

export interface EventQueueOptions {
  readonly clock: Clock;
  /** Creates a receipt handle. */
  newHandle(): string;
}

/**
 * How a confirm treats the valid handles of a batch that also contains an invalid one: `confirm_none` confirms none of
 * them, `confirm_the_rest` confirms the valid ones. The cloud's behavior is unknown.
 */
export type PartlyExpiredConfirm = "confirm_none" | "confirm_the_rest";

interface Entry {
  /** The position in the queue. */
  readonly sequence: number;
  readonly event: TencentEvent;
}

interface Lease {
  readonly entry: Entry;
  readonly expiresAt: number;
}

const longPollMs = 5_000;
const leaseMs = 30_000;
const eventsPerPull = 16;

/**
 * The queue of an application. It is first in, first out, which the cloud does not guarantee. An event with an expired
 * lease returns to its old position and gets a new handle; the new handle is a guess. Events stay in the queue until
 * they are confirmed. The cloud may delete them after 4 days.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export class EventQueue {
  readonly #options: EventQueueOptions;
  readonly #waiting: Entry[] = [];
  readonly #leases = new Map<string, Lease>();
  readonly #polls = new Set<AbortController>();
  #sequence = 0;

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  /** The number of waiting events and of leased events. */
  get counts(): { readonly waiting: number; readonly leased: number } {
    this.#reclaim();
    return { waiting: this.#waiting.length, leased: this.#leases.size };
  }

  /** Adds an event and wakes the waiting polls. */
  put(event: TencentEvent): void {
    this.#waiting.push({ sequence: this.#sequence++, event });
    for (const poll of this.#polls) poll.abort();
  }

  /**
   * Leases up to 16 waiting events for 30 s. On an empty queue, waits up to 5 s for an event. Resolves to an empty list
   * when there is none.
   */
  async pull(signal: AbortSignal): Promise<readonly LeasedEvent[]> {
    const { clock } = this.#options;
    const deadline = clock.now() + longPollMs;
    for (;;) {
      signal.throwIfAborted();
      const events = this.#lease();
      const left = Math.min(deadline, this.#nextExpiry()) - clock.now();
      if (events.length > 0 || clock.now() >= deadline) return events;
      await this.#change(left, signal);
    }
  }

  /** Removes events from the queue. Returns `false` when a handle is unknown, expired or already confirmed. */
  confirm(handles: readonly string[], partlyExpired: PartlyExpiredConfirm): boolean {
    this.#reclaim();
    const valid = handles.filter((handle) => this.#leases.has(handle));
    const all = valid.length === handles.length;
    if (all || partlyExpired === "confirm_the_rest") {
      for (const handle of valid) this.#leases.delete(handle);
    }
    return all;
  }

  #lease(): readonly LeasedEvent[] {
    this.#reclaim();
    const expiresAt = this.#options.clock.now() + leaseMs;
    return this.#waiting.splice(0, eventsPerPull).map((entry) => {
      const handle = this.#options.newHandle();
      this.#leases.set(handle, { entry, expiresAt });
      return { handle, event: entry.event };
    });
  }

  /** Returns events with an expired lease to the queue. */
  #reclaim(): void {
    const now = this.#options.clock.now();
    for (const [handle, { entry, expiresAt }] of this.#leases) {
      if (expiresAt > now) continue;
      this.#leases.delete(handle);
      this.#waiting.push(entry);
    }
    this.#waiting.sort((a, b) => a.sequence - b.sequence);
  }

  #nextExpiry(): number {
    return Math.min(...[...this.#leases.values()].map(({ expiresAt }) => expiresAt));
  }

  /** Resolves when an event is added or the time has passed. Rejects when the signal is aborted. */
  async #change(milliseconds: number, signal: AbortSignal): Promise<void> {
    const poll = new AbortController();
    this.#polls.add(poll);
    try {
      await this.#options.clock.sleep(milliseconds, AbortSignal.any([poll.signal, signal]));
    } catch (error) {
      if (signal.aborted || !poll.signal.aborted) throw error;
    } finally {
      this.#polls.delete(poll);
    }
  }
}
