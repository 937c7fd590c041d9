import type { EventRef } from "../diagnostics/diagnostics.js";
import { InFlight } from "../pipeline/in-flight.js";
import type { Clock } from "../primitives/clock.js";
import { LinkedList } from "../primitives/linked-list.js";

/** The result of a stop. */
export interface StopResult {
  /**
   * The events whose handlers still ran at the deadline. They are redelivered or retried. Empty after a clean stop.
   */
  readonly inFlight: readonly EventRef[];
}

/** Tracks active work and ends it in order. */
export class Lifecycle {
  readonly inFlight = new InFlight();
  readonly #closing = new AbortController();
  readonly #active = new LinkedList<Promise<unknown>>();

  /** Aborted when no new work may start. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Tracks work until it ends. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    const tracked: Promise<Result> = work.finally(() => this.#active.remove(link));
    const link = this.#active.append(tracked);
    return tracked;
  }

  /** Closes, waits for the active work, then runs the last step. At the deadline, aborts the remaining handlers. */
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
    const inFlight = this.inFlight.events;
    this.inFlight.abortAll();
    return { inFlight };
  }
}
