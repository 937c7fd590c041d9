import type { Connection } from "./connection.js";
import { leasedRow } from "./lease-token.js";

/** Rows that were leased together and complete at the same time. */
interface Group {
  readonly token: string;
  readonly now: number;
  readonly numbers: number[];
}

interface Batch {
  /** By token and time. */
  readonly groups: Map<string, Group>;
  readonly numbers: Set<number>;
  /** The numbers of the rows that were completed. */
  readonly completed: Promise<ReadonlySet<number>>;
}

/** Completes the leased events of one transaction by one statement for each lease. */
export class Completions {
  readonly #connection: Connection;
  /** The batch that takes further completions, until its transaction begins. */
  #open: Batch | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Marks a leased event as done. Resolves to false when its lease was lost. */
  complete(leaseToken: string, now: number): Promise<boolean> {
    const [number, token] = leasedRow(leaseToken);
    if (this.#open?.numbers.has(number)) this.#open = undefined;
    this.#open ??= this.#begin();
    addTo(this.#open, token, now, number);
    return this.#open.completed.then((completed) => completed.has(number));
  }

  #begin(): Batch {
    const groups: Batch["groups"] = new Map();
    const close = () => {
      if (this.#open?.groups === groups) this.#open = undefined;
    };
    const completed = this.#connection.write(({ statements }) => {
      close();
      const rows = [...groups.values()].flatMap(({ token, now, numbers }) =>
        statements.complete.all(now, JSON.stringify(numbers), token),
      );
      return new Set(rows.map(({ number }) => number));
    });
    completed.then(close, close);
    return { groups, numbers: new Set(), completed };
  }
}

function addTo({ groups, numbers }: Batch, token: string, now: number, number: number): void {
  const key = `${now} ${token}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { token, now, numbers: [number] });
  else group.numbers.push(number);
  numbers.add(number);
}
