import type { EventFact } from "./observe.js";

/** An event whose handlers run. */
export interface RunningTask {
  /** Aborted when nobody waits for the result any more. */
  readonly signal: AbortSignal;
  abort(reason: unknown): void;
  /** Takes it off the list. */
  end(): void;
}

/** The events whose handlers run. */
export class Unfinished {
  readonly #tasks = new Map<AbortController, EventFact>();

  begin(fact: EventFact): RunningTask {
    const controller = new AbortController();
    this.#tasks.set(controller, fact);
    return {
      signal: controller.signal,
      abort: (reason) => controller.abort(reason),
      end: () => this.#tasks.delete(controller),
    };
  }

  /** Which they are. */
  get events(): readonly EventFact[] {
    return [...this.#tasks.values()];
  }

  /** Aborts the signals of all. */
  abandon(): void {
    for (const controller of this.#tasks.keys()) controller.abort();
  }
}
