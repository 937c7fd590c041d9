import type { EventRef } from "../diagnostics/diagnostics.js";
import { InFlight } from "../pipeline/in-flight.js";
import type { Clock } from "../primitives/clock.js";
import { LinkedList } from "../primitives/linked-list.js";

/** How a stop went. */
export interface StopResult {
  /** The events whose handlers still ran when the deadline passed; they come again. Empty for a clean stop. */
  readonly unfinished: readonly EventRef[];
}

/** What an application has begun, and how that ends. */
export class Lifecycle {
  readonly inFlight = new InFlight();
  readonly #closing = new AbortController();
  readonly #active = new LinkedList<Promise<unknown>>();

  /** Aborted when nothing new may be begun. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Counts work as active until it ends. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    const tracked: Promise<Result> = work.finally(() => this.#active.remove(link));
    const link = this.#active.append(tracked);
    return tracked;
  }

  /**
   * Begins to close, waits for the active work, then does the `last`; at the deadline gives up on what is left.
   */
  async stop(
    clock: Clock,
    deadlineMs: number,
    steps: { readonly first: () => Promise<void>; readonly last: () => Promise<void> },
  ): Promise<StopResult> {
    this.#closing.abort();
    const ended = Promise.allSettled([...this.#active, steps.first()]).then(steps.last);
    const timer = new AbortController();
    await Promise.race([ended, clock.sleep(deadlineMs, timer.signal)]);
    timer.abort();
    const unfinished = this.inFlight.events;
    this.inFlight.abortAll();
    return { unfinished };
  }
}
