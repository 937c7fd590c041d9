import type { Clock } from "@vod-events/core";
import { type RandomSource, seededRandom } from "../primitives/seeded-random.js";

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
  /** The random source of the cloud. The handles have one of their own, so that a pull does not change later ids. */
  readonly random: RandomSource;
  /** Creates a receipt handle. */
  newHandle(random: RandomSource): string;
}

/** How to pull from a queue. */
export interface Pull {
  readonly maxEvents: number;
  /** How long to wait for an event when the queue is empty. */
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

interface Entry<Event> {
  readonly event: Event;
  /** The last lease. Absent before the first. */
  lease?: LeasedEvent<Event>;
}

/**
 * A queue with leases. It is first in, first out, which the clouds do not guarantee. An event with an expired lease
 * returns to its old position and gets a new handle. Events stay in the queue until they are removed.
 */
export class LeasedQueue<Event> {
  readonly #options: LeasedQueueOptions;
  readonly #random: RandomSource;
  readonly #polls = new Set<AbortController>();
  #entries: Entry<Event>[] = [];
  #pulled = 0;
  #confirmed = 0;

  constructor(options: LeasedQueueOptions) {
    this.#options = options;
    this.#random = seededRandom(options.random() * 2 ** 32);
  }

  /** The number of waiting events and of leased events. */
  get counts(): { readonly waiting: number; readonly leased: number } {
    const leased = this.#leases().length;
    return { waiting: this.#entries.length - leased, leased };
  }

  get totals(): QueueTotals {
    const sent = this.#entries.length + this.#confirmed;
    return { sent, pulled: this.#pulled, confirmed: this.#confirmed };
  }

  /** Adds an event and wakes the waiting polls. */
  put(event: Event): void {
    this.#entries.push({ event });
    for (const poll of this.#polls) poll.abort();
  }

  /** Leases waiting events. Resolves to an empty list when there is none within the time. */
  async pull({ maxEvents, waitSeconds, signal }: Pull): Promise<readonly LeasedEvent<Event>[]> {
    const { clock } = this.#options;
    const deadline = clock.now() + waitSeconds * 1000;
    for (;;) {
      signal.throwIfAborted();
      const events = this.#lease(maxEvents);
      if (events.length > 0 || clock.now() >= deadline) return events;
      const expiries = this.#leases().map(({ expiresAt }) => expiresAt);
      await this.#change(Math.min(deadline, ...expiries) - clock.now(), signal);
    }
  }

  /** Returns the handles that are unknown, expired or already removed. */
  invalid(handles: readonly string[]): readonly string[] {
    const valid = new Set(this.#leases().map(({ handle }) => handle));
    return handles.filter((handle) => !valid.has(handle));
  }

  /** Removes leased events. Ignores invalid handles. */
  remove(handles: readonly string[]): void {
    const removed = this.#leases().filter(({ handle }) => handles.includes(handle));
    this.#entries = this.#entries.filter(({ lease }) => !lease || !removed.includes(lease));
    this.#confirmed += removed.length;
  }

  #lease(maxEvents: number): readonly LeasedEvent<Event>[] {
    const { clock, leaseSeconds, newHandle } = this.#options;
    const expiresAt = clock.now() + leaseSeconds * 1000;
    const waiting = this.#entries.filter(({ lease }) => !this.#isHeld(lease)).slice(0, maxEvents);
    this.#pulled += waiting.length;
    return waiting.map((entry) => {
      entry.lease = { handle: newHandle(this.#random), event: entry.event, expiresAt };
      return entry.lease;
    });
  }

  /** The leases that have not expired. */
  #leases(): readonly LeasedEvent<Event>[] {
    return this.#entries.map(({ lease }) => lease).filter((lease) => this.#isHeld(lease));
  }

  #isHeld(lease: LeasedEvent<Event> | undefined): lease is LeasedEvent<Event> {
    return lease !== undefined && lease.expiresAt > this.#options.clock.now();
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
