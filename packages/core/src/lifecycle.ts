import type { Clock } from "./clock.js";

/** Work that must end before an application may. */
export class Lifecycle {
  readonly #closing = new AbortController();
  readonly #abandoned = new AbortController();
  readonly #active = new Set<Promise<unknown>>();

  /** Aborted when nothing new may be begun. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Aborted when nobody waits for what still runs. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal;
  }

  /** Counts work as active until it ends. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    const entry = work.finally(() => this.#active.delete(entry));
    this.#active.add(entry);
    return entry;
  }

  /** Begins to close, and waits for the active work and for `last`, or until the deadline. */
  async stop(clock: Clock, deadlineMs: number, last: () => Promise<void>): Promise<void> {
    this.#closing.abort();
    const ended = Promise.allSettled([...this.#active, last()]);
    const timer = new AbortController();
    await Promise.race([ended, clock.sleep(deadlineMs, timer.signal)]);
    timer.abort();
    this.#abandoned.abort();
  }
}
