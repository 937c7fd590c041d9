import type { EventRef } from "../diagnostics/diagnostics.js";
import { type Link, LinkedList } from "../primitives/linked-list.js";

/** An event whose handlers run. */
export class InFlightTask {
  readonly event: EventRef;
  /** Removes the task from the list. */
  readonly end: () => void;
  #controller: AbortController | undefined;
  #aborted: { readonly reason: unknown } | undefined;

  constructor(event: EventRef, end: () => void) {
    this.event = event;
    this.end = end;
  }

  /** Aborted when the result is no longer awaited. Created on first access, because few handlers use it. */
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

  /** Throws the abort reason when the task was aborted. */
  throwIfAborted(): void {
    if (this.#aborted !== undefined) this.signal.throwIfAborted();
  }
}

/** The events whose handlers run. */
export class InFlight {
  readonly #tasks = new LinkedList<InFlightTask>();

  begin(event: EventRef): InFlightTask {
    const task = new InFlightTask(event, () => this.#tasks.remove(link));
    const link: Link<InFlightTask> = this.#tasks.append(task);
    return task;
  }

  /** References to the running events. */
  get events(): readonly EventRef[] {
    return [...this.#tasks].map(({ event }) => event);
  }

  /** Aborts the signals of all tasks. */
  abortAll(): void {
    for (const task of this.#tasks) task.abort();
  }
}
