import { type InboxStore, memoryStore } from "@vod-events/core/inbox";
import type { Findings } from "./findings.js";

/** A memory store that acts as a durable one and records its writes. */
export class RecordingStore {
  readonly store: InboxStore;
  /** The events that were written down as done. */
  readonly done = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #attempts: number;
  readonly #findings: Findings;

  /** `attempts`: how many failures an event may have before it is buried. */
  constructor(attempts: number, findings: Findings) {
    this.#attempts = attempts;
    this.#findings = findings;
    const memory = memoryStore({ open: 1000, done: 1000, dead: 1000 });
    this.store = {
      ...memory,
      durable: true,
      complete: async (lease, now) => {
        const held = await memory.complete(lease, now);
        if (held) this.#finish(lease.id);
        return held;
      },
      retry: async (lease, failure, dueAt) => {
        const held = await memory.retry(lease, failure, dueAt);
        if (held) this.#fail(lease.id);
        return held;
      },
      deadLetter: async (lease, failure, keptAs) => {
        const held = await memory.deadLetter(lease, failure, keptAs);
        if (held) this.#deadLetter(lease.id, failure.attempt, failure.error);
        return held;
      },
    };
  }

  #finish(id: string): void {
    this.#findings.expect(!this.done.has(id), `${id} is done a second time`);
    this.done.add(id);
  }

  #fail(id: string): void {
    const failures = (this.#failures.get(id) ?? 0) + 1;
    this.#findings.expect(
      failures < this.#attempts,
      `${id} is tried again after ${failures} failures`,
    );
    this.#failures.set(id, failures);
  }

  #deadLetter(id: string, attempt: number, error: string): void {
    const expected = error === "Error: never" || attempt >= this.#attempts;
    this.#findings.expect(expected, `${id} is given up on at attempt ${attempt}: ${error}`);
    this.#failures.delete(id);
  }
}
