import { VodError } from "@vod-events/core";
import type { Database } from "./driver.js";
import { failureOf } from "./failures.js";
import { GroupCommit } from "./group-commit.js";
import { openInboxFile } from "./open.js";
import { type Patience, patiently } from "./patience.js";
import { prepareStatements, type Statements } from "./statements.js";

/** An open inbox file. */
export interface OpenFile {
  readonly database: Database;
  readonly statements: Statements;
}

/** The one connection of a store to its file: opened when first used, and again if that failed. */
export class Connection {
  readonly #patience: Patience;
  readonly #writes: GroupCommit;
  #file: OpenFile | undefined;
  #closing: Promise<void> | undefined;

  constructor(patience: Patience) {
    this.#patience = patience;
    this.#writes = new GroupCommit({
      use: (work) => patiently(() => work(this.#open().database), patience),
      failureOf: (error) => failureOf(error, patience.path),
    });
  }

  /** Reads; rejects with a `VodError` when the file cannot be used. */
  async read<T>(work: (file: OpenFile) => T): Promise<T> {
    this.#refuseWhenClosed();
    try {
      return await patiently(() => work(this.#open()), this.#patience);
    } catch (error) {
      throw failureOf(error, this.#patience.path);
    }
  }

  /** Changes something; resolves when that is on the disk, rejects with a `VodError` when it is undone. */
  async write<T>(change: (file: OpenFile) => T): Promise<T> {
    this.#refuseWhenClosed();
    return this.#writes.run(() => change(this.#open()));
  }

  /** Lets go of the file once what was asked for is done. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  #open(): OpenFile {
    if (this.#file === undefined) {
      const database = openInboxFile(this.#patience.path);
      this.#file = { database, statements: prepareStatements(database) };
    }
    return this.#file;
  }

  #refuseWhenClosed(): void {
    if (this.#closing === undefined) return;
    throw new VodError("inbox_unavailable", `the inbox file ${this.#patience.path} was closed`);
  }

  /** Moves the write-ahead log into the file, if nobody else reads it, so that the file alone is whole. */
  async #close(): Promise<void> {
    await this.#writes.idle();
    const database = this.#file?.database;
    this.#file = undefined;
    try {
      database?.prepare("pragma wal_checkpoint(truncate)").all();
    } catch (error) {
      if (failureOf(error, this.#patience.path) === error) throw error;
    } finally {
      database?.close();
    }
  }
}
