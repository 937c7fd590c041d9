import { isVodError } from "@vod-events/core";
import type { Database } from "./driver.js";

/** What a {@link GroupCommit} writes to. */
export interface GroupCommitTarget {
  /** Does something with the database, waiting while somebody else has it locked. */
  use<T>(work: (database: Database) => T): Promise<T>;
  /** The error to reject with for one that came up. */
  failureOf(error: unknown): unknown;
}

/** Settles the promise of a change, once it is known whether it is on the disk. */
type Settle = () => void;

interface Change {
  /** Makes the change; returns how to resolve its promise. */
  readonly make: () => Settle;
  readonly reject: (error: unknown) => void;
}

/** As many changes as one transaction makes: more would hold up the event loop. */
const largestGroup = 256;
/** For so many turns of the event loop changes are gathered, as long as each brings some. */
const mostTurns = 4;

/**
 * Writes what is asked for in the same turns of the event loop, or while a lock is waited for, in one
 * transaction: flushing to the disk is what costs. A change that fails fails alone.
 */
export class GroupCommit {
  readonly #target: GroupCommitTarget;
  #waiting: Change[] = [];
  #draining: Promise<void> | undefined;

  constructor(target: GroupCommitTarget) {
    this.#target = target;
  }

  /** Makes a change; resolves when it is on the disk. `change` may run more than once, each time anew. */
  run<T>(change: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const make = () => {
        const value = change();
        return () => resolve(value);
      };
      const refuse = (error: unknown) => reject(this.#target.failureOf(error));
      this.#waiting.push({ make, reject: refuse });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when nothing is under way. */
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

  /** Ends with the first turn that brings nothing: whoever waits for a commit asks for nothing more. */
  async #gather(): Promise<void> {
    for (let turns = 0, before = -1; turns < mostTurns; turns++) {
      if (this.#waiting.length === before || this.#waiting.length >= largestGroup) return;
      before = this.#waiting.length;
      await nextTurn();
    }
  }

  /** When a transaction fails as a whole, each of its changes is made in one of its own. */
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

/** A group of changes that all succeed is made at once; where one fails, each is made apart. */
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

/** Makes a change so that its failure undoes nothing else, unless SQLite gave the transaction up. */
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

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
