import type { EventRef } from "../diagnostics/diagnostics.js";
import { type Link, LinkedList } from "../primitives/linked-list.js";

/** An event whose handlers run. */
export class InFlightTask {
  readonly event: EventRef;
  /** Takes it off the list. */
  readonly end: () => void;
  #controller: AbortController | undefined;
  #aborted: { readonly reason: unknown } | undefined;

  constructor(fact: EventRef, end: () => void) {
    this.event = fact;
    this.end = end;
  }

  /** Aborted when nobody waits for the result any more. Made when it is first asked for: few handlers look at it. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#aborted !== undefined) this.#controller.abort(this.#aborted.reason);
    }
    return this.#controller.signal;
  }

  abort(reason?: unknown): void {
    this.#aborted = { reason };
    this.#controller?.abort(reason);
  }

  /** Throws the reason it was aborted for, if it was. */
  throwIfAborted(): void {
    if (this.#aborted !== undefined) this.signal.throwIfAborted();
  }
}

/** The events whose handlers run. */
export class InFlight {
  readonly #tasks = new LinkedList<InFlightTask>();

  begin(fact: EventRef): InFlightTask {
    const task = new InFlightTask(fact, () => this.#tasks.remove(link));
    const link: Link<InFlightTask> = this.#tasks.append(task);
    return task;
  }

  /** Which they are. */
  get events(): readonly EventRef[] {
    return [...this.#tasks].map(({ event }) => event);
  }

  /** Aborts the signals of all. */
  abortAll(): void {
    for (const task of this.#tasks) task.abort();
  }
}
