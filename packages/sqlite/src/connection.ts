import { VodError } from "@vod-events/core";
import { type BusyRetry, retryWhileBusy } from "./busy-retry.js";
import type { Database } from "./driver.js";
import { failureOf } from "./failures.js";
import { GroupCommit } from "./group-commit.js";
import { openInboxFile } from "./open.js";
import { prepareStatements, type Statements } from "./statements.js";

/** An open inbox file. */
export interface OpenFile {
  readonly database: Database;
  readonly statements: Statements;
}

/** The connection of a store to its file. It is opened on first use, and again after a failure. */
export class Connection {
  readonly #busyRetry: BusyRetry;
  readonly #writes: GroupCommit;
  #file: OpenFile | undefined;
  #closing: Promise<void> | undefined;

  constructor(busyRetry: BusyRetry) {
    this.#busyRetry = busyRetry;
    this.#writes = new GroupCommit({
      use: (work) => retryWhileBusy(() => work(this.#open().database), busyRetry),
      failureOf: (error) => failureOf(error, busyRetry.path),
    });
  }

  /** Reads. Rejects with a `VodError` when the file cannot be used. */
  async read<T>(work: (file: OpenFile) => T): Promise<T> {
    this.#rejectWhenClosed();
    try {
      return await retryWhileBusy(() => work(this.#open()), this.#busyRetry);
    } catch (error) {
      throw failureOf(error, this.#busyRetry.path);
    }
  }

  /** Writes. Resolves when the change is on the disk; rejects with a `VodError` when it is rolled back. */
  async write<T>(change: (file: OpenFile) => T): Promise<T> {
    this.#rejectWhenClosed();
    return this.#writes.run(() => change(this.#open()));
  }

  /** Closes the file after the pending work. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #open(): OpenFile {
    if (this.#file === undefined) {
      const database = openInboxFile(this.#busyRetry.path);
      this.#file = { database, statements: prepareStatements(database) };
    }
    return this.#file;
  }

  #rejectWhenClosed(): void {
    if (this.#closing === undefined) return;
    throw new VodError("inbox_unavailable", `the inbox file ${this.#busyRetry.path} is closed`);
  }

  /** Checkpoints the write-ahead log when no other process reads it, so that the file is complete by itself. */
  async #close(): Promise<void> {
    await this.#writes.idle();
    const database = this.#file?.database;
    this.#file = undefined;
    try {
      database?.prepare("pragma wal_checkpoint(truncate)").all();
    } catch (error) {
      if (failureOf(error, this.#busyRetry.path) === error) throw error;
    } finally {
      database?.close();
    }
  }
}
