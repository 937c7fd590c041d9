import type { Clock } from "./clock.js";
import { LinkedList } from "./linked-list.js";
import type { EventFact } from "./observe.js";
import { Unfinished } from "./unfinished.js";

/** How a stop went. */
export interface StopResult {
  /** The events whose handlers still ran when the deadline passed; they come again. Empty for a clean stop. */
  readonly unfinished: readonly EventFact[];
}

/** What an application has begun, and how that ends. */
export class Lifecycle {
  readonly unfinished = new Unfinished();
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
    const unfinished = this.unfinished.events;
    this.unfinished.abandon();
    return { unfinished };
  }
}
