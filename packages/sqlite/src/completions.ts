import type { LeaseKey } from "@vod-events/core/inbox";
import type { Connection } from "./connection.js";
import { escapeText } from "./exact-text.js";

interface Batch {
  /** The token and the time of each completion, by escaped id. */
  readonly keys: Map<string, readonly [token: string, now: number]>;
  /** The escaped ids of the events that were completed. */
  readonly completed: Promise<ReadonlySet<string>>;
}

/** Completes the leased events of one transaction by one statement. */
export class Completions {
  readonly #connection: Connection;
  /** The batch that takes further completions, until its transaction begins. */
  #open: Batch | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Marks an event as done. Returns false when its lease was lost. */
  async complete({ id, token }: LeaseKey, now: number): Promise<boolean> {
    const key = escapeText(id);
    if (this.#open?.keys.has(key)) this.#open = undefined;
    this.#open ??= this.#begin();
    const batch = this.#open;
    batch.keys.set(key, [token, now]);
    try {
      return (await batch.completed).has(key);
    } finally {
      if (this.#open === batch) this.#open = undefined;
    }
  }

  #begin(): Batch {
    const keys: Batch["keys"] = new Map();
    const completed = this.#connection.write(({ statements }) => {
      if (this.#open?.keys === keys) this.#open = undefined;
      const parameter = Array.from(keys, ([key, [token, now]]) => [key, token, now]);
      const rows = statements.complete.all(JSON.stringify(parameter));
      return new Set(rows.map(({ id }) => id));
    });
    return { keys, completed };
  }
}
