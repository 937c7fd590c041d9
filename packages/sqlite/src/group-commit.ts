import { isVodError } from "@vod-events/core";
import type { Database } from "./driver.js";

export interface GroupCommitTarget {
  /** Uses the database, waiting while another process has it locked. */
  use<T>(work: (database: Database) => T): Promise<T>;
  /** Returns the error to reject with. */
  failureOf(error: unknown): unknown;
}

/** Settles the promise of a change when its commit is known. */
type Settle = () => void;

interface Change {
  /** Makes the change. Returns how to settle its promise. */
  readonly make: () => Settle;
  readonly reject: (error: unknown) => void;
}

/** The maximum number of changes per transaction. More would block the event loop. */
const largestGroup = 256;
/** The maximum number of event-loop ticks to gather changes, as long as each tick adds some. */
const maxTicks = 4;

/**
 * Commits the changes of the same event-loop ticks in one transaction, because the flush to the disk dominates the
 * cost. A failed change does not affect the others.
 */
export class GroupCommit {
  readonly #target: GroupCommitTarget;
  #waiting: Change[] = [];
  #draining: Promise<void> | undefined;

  constructor(target: GroupCommitTarget) {
    this.#target = target;
  }

  /** Makes a change. Resolves when it is on the disk. `change` may run more than once, each time from the start. */
  run<T>(change: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const make = () => {
        const value = change();
        return () => resolve(value);
      };
      const fail = (error: unknown) => reject(this.#target.failureOf(error));
      this.#waiting.push({ make, reject: fail });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when no change is pending. */
  async idle(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    await this.#gather();
    while (this.#waiting.length > 0) {
      await this.#commit(this.#waiting.splice(0, largestGroup));
      await this.#gather();
    }
    this.#draining = undefined;
  }

  /** Ends with the first tick without a change: callers that wait for the commit request nothing more. */
  async #gather(): Promise<void> {
    for (let turns = 0, before = -1; turns < maxTicks; turns++) {
      if (this.#waiting.length === before || this.#waiting.length >= largestGroup) return;
      before = this.#waiting.length;
      await nextTick();
    }
  }

  /** When a transaction fails as a whole, each change gets its own transaction. */
  async #commit(group: readonly Change[]): Promise<void> {
    try {
      const settlements = await this.#target.use((database) => transact(database, group));
      for (const settle of settlements) settle();
    } catch (error) {
      if (group.length > 1 && !isVodError(error)) {
        for (const change of group) await this.#commit([change]);
      } else {
        for (const change of group) change.reject(error);
      }
    }
  }
}

/** Makes all changes at once; when one fails, makes each in a savepoint. */
function transact(database: Database, group: readonly Change[]): readonly Settle[] {
  try {
    return inTransaction(database, () => group.map(({ make }) => make()));
  } catch (error) {
    if (group.length === 1) throw error;
    return inTransaction(database, () => group.map((change) => makeApart(database, change)));
  }
}

function inTransaction<Result>(database: Database, work: () => Result): Result {
  database.exec("begin immediate");
  try {
    const result = work();
    database.exec("commit");
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec("rollback");
    throw error;
  }
}

/** Makes a change in a savepoint, unless SQLite has rolled the transaction back. */
function makeApart(database: Database, change: Change): Settle {
  database.exec("savepoint change");
  try {
    const settle = change.make();
    database.exec("release change");
    return settle;
  } catch (error) {
    if (!database.inTransaction) throw error;
    database.exec("rollback to change");
    database.exec("release change");
    return () => change.reject(error);
  }
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
