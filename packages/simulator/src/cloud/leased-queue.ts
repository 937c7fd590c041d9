import type { Clock } from "@vod-events/core";

/** A leased event. */
export interface LeasedEvent<Event> {
  readonly handle: string;
  readonly event: Event;
  /** The end of the lease, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What has become of the events of a queue since its creation. */
export interface QueueTotals {
  /** The events that were added. */
  readonly sent: number;
  /** The leases: an event that returns to the queue is pulled again. */
  readonly pulled: number;
  /** The events that were removed. */
  readonly confirmed: number;
}

export interface LeasedQueueOptions {
  readonly clock: Clock;
  readonly leaseSeconds: number;
  /** Creates a receipt handle. */
  newHandle(): string;
}

/** How to pull from a queue. */
export interface Pull {
  readonly maxEvents: number;
  /** How long to wait for an event when the queue is empty. */
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

interface Entry<Event> {
  /** The position in the queue. */
  readonly sequence: number;
  readonly event: Event;
}

interface Lease<Event> {
  readonly entry: Entry<Event>;
  readonly expiresAt: number;
}

/**
 * A queue with leases. It is first in, first out, which the clouds do not guarantee. An event with an expired lease
 * returns to its old position and gets a new handle. Events stay in the queue until they are removed.
 */
export class LeasedQueue<Event> {
  readonly #options: LeasedQueueOptions;
  readonly #waiting: Entry<Event>[] = [];
  readonly #leases = new Map<string, Lease<Event>>();
  readonly #polls = new Set<AbortController>();
  #sequence = 0;
  #pulled = 0;
  #confirmed = 0;

  constructor(options: LeasedQueueOptions) {
    this.#options = options;
  }

  /** The number of waiting events and of leased events. */
  get counts(): { readonly waiting: number; readonly leased: number } {
    this.#reclaim();
    return { waiting: this.#waiting.length, leased: this.#leases.size };
  }

  get totals(): QueueTotals {
    return { sent: this.#sequence, pulled: this.#pulled, confirmed: this.#confirmed };
  }

  /** Adds an event and wakes the waiting polls. */
  put(event: Event): void {
    this.#waiting.push({ sequence: this.#sequence++, event });
    for (const poll of this.#polls) poll.abort();
  }

  /** Leases waiting events. Resolves to an empty list when there is none within the time. */
  async pull({ maxEvents, waitSeconds, signal }: Pull): Promise<readonly LeasedEvent<Event>[]> {
    const { clock } = this.#options;
    const deadline = clock.now() + waitSeconds * 1000;
    for (;;) {
      signal.throwIfAborted();
      const events = this.#lease(maxEvents);
      const left = Math.min(deadline, this.#nextExpiry()) - clock.now();
      if (events.length > 0 || clock.now() >= deadline) return events;
      await this.#change(left, signal);
    }
  }

  /** Returns the handles that are unknown, expired or already removed. */
  invalid(handles: readonly string[]): readonly string[] {
    this.#reclaim();
    return handles.filter((handle) => !this.#leases.has(handle));
  }

  /** Removes leased events. Ignores invalid handles. */
  remove(handles: readonly string[]): void {
    this.#reclaim();
    this.#confirmed += handles.filter((handle) => this.#leases.delete(handle)).length;
  }

  #lease(maxEvents: number): readonly LeasedEvent<Event>[] {
    this.#reclaim();
    const { clock, leaseSeconds, newHandle } = this.#options;
    const expiresAt = clock.now() + leaseSeconds * 1000;
    return this.#waiting.splice(0, maxEvents).map((entry) => {
      const handle = newHandle();
      this.#pulled += 1;
      this.#leases.set(handle, { entry, expiresAt });
      return { handle, event: entry.event, expiresAt };
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
