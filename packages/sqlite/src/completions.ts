import type { Connection } from "./connection.js";
import { leasedRow } from "./lease-token.js";

interface Batch {
  /** The token of the row and the time of each completion, by the number of the row. */
  readonly keys: Map<number, readonly [token: string, now: number]>;
  /** The numbers of the rows that were completed. */
  readonly completed: Promise<ReadonlySet<number>>;
}

/** Completes the leased events of one transaction by one statement. */
export class Completions {
  readonly #connection: Connection;
  /** The batch that takes further completions, until its transaction begins. */
  #open: Batch | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Marks a leased event as done. Returns false when its lease was lost. */
  async complete(leaseToken: string, now: number): Promise<boolean> {
    const [number, token] = leasedRow(leaseToken);
    if (this.#open?.keys.has(number)) this.#open = undefined;
    this.#open ??= this.#begin();
    const batch = this.#open;
    batch.keys.set(number, [token, now]);
    try {
      return (await batch.completed).has(number);
    } finally {
      if (this.#open === batch) this.#open = undefined;
    }
  }

  #begin(): Batch {
    const keys: Batch["keys"] = new Map();
    const completed = this.#connection.write(({ statements }) => {
      if (this.#open?.keys === keys) this.#open = undefined;
      const parameter = Array.from(keys, ([number, [token, now]]) => [number, token, now]);
      const rows = statements.complete.all(JSON.stringify(parameter));
      return new Set(rows.map((row) => row.number));
    });
    return { keys, completed };
  }
}
