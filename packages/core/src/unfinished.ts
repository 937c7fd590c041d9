import { type Link, LinkedList } from "./linked-list.js";
import type { EventFact } from "./observe.js";

/** An event whose handlers run. */
export class RunningTask {
  readonly fact: EventFact;
  /** Takes it off the list. */
  readonly end: () => void;
  #controller: AbortController | undefined;
  #aborted: { readonly reason: unknown } | undefined;

  constructor(fact: EventFact, end: () => void) {
    this.fact = fact;
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
export class Unfinished {
  readonly #tasks = new LinkedList<RunningTask>();

  begin(fact: EventFact): RunningTask {
    const task = new RunningTask(fact, () => this.#tasks.remove(link));
    const link: Link<RunningTask> = this.#tasks.append(task);
    return task;
  }

  /** Which they are. */
  get events(): readonly EventFact[] {
    return [...this.#tasks].map(({ fact }) => fact);
  }

  /** Aborts the signals of all. */
  abandon(): void {
    for (const task of this.#tasks) task.abort();
  }
}
