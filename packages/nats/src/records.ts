import { isVodError } from "@vod-events/core";
import type { Engine } from "./engine.js";
import { keyOfSubject, type StreamKind, streamName, subjectOf } from "./streams.js";

/** A record: its key, its content and its revision, which is its sequence number in the stream. */
export interface StoredRecord {
  readonly key: string;
  readonly data: Uint8Array;
  readonly revision: number;
}

/** The codes of a write that expects another revision than the current one. */
export const wrongLastSequence: readonly string[] = ["10071", "10164"];

const messageNotFound = ["10037"];
const readAtOnce = 64;

/** Records by key, which is the last token of a subject. Reads are answered by the leader, so that none is stale. */
export class Records {
  readonly #engine: Engine;
  readonly #kind: StreamKind;
  readonly #stream: string;

  constructor(engine: Engine, kind: StreamKind) {
    this.#engine = engine;
    this.#kind = kind;
    this.#stream = streamName(engine.settings.name, kind);
  }

  /** Returns the record of a key. */
  get(key: string): Promise<StoredRecord | undefined> {
    return this.#read({ last_by_subj: this.#subjectOf(key) });
  }

  /** Returns the oldest record. */
  async oldest(): Promise<StoredRecord | undefined> {
    const { first_seq: seq, messages } = await this.#state();
    return messages === 0 ? undefined : this.#read({ seq });
  }

  /** Stores a record in the place of an earlier one. */
  async put(key: string, data: Uint8Array): Promise<void> {
    await this.#engine.use(({ client }) => client.publish(this.#subjectOf(key), data));
  }

  /**
   * Stores a record when the current one has a revision, which is 0 for none. Returns the new revision; `undefined`
   * when there is another record. A repeated call with the same data returns the revision of the first.
   */
  async replace(key: string, data: Uint8Array, revision: number): Promise<number | undefined> {
    const stored = await this.replaceOnce(key, data, revision);
    if (stored !== undefined) return stored;
    const current = await this.get(key);
    const isOurs = current !== undefined && Buffer.compare(current.data, data) === 0;
    return isOurs ? current.revision : undefined;
  }

  /** Does the same, but a repeated call meets the record of the first. */
  async replaceOnce(key: string, data: Uint8Array, revision: number): Promise<number | undefined> {
    try {
      const expect = { lastSubjectSequence: revision };
      return await this.#engine.use(async ({ client }) => {
        const { seq } = await client.publish(this.#subjectOf(key), data, { expect });
        return seq;
      });
    } catch (error) {
      if (!isOneOf(wrongLastSequence, error)) throw error;
      return undefined;
    }
  }

  /** Deletes the record of a revision. Does nothing when it is replaced or deleted already. */
  async remove(revision: number): Promise<void> {
    try {
      await this.#engine.use(({ manager }) =>
        manager.streams.deleteMessage(this.#stream, revision, false),
      );
    } catch (error) {
      if ((await this.#read({ seq: revision })) !== undefined) throw error;
    }
  }

  /** Returns the number of records. */
  async count(): Promise<number> {
    return (await this.#state()).messages;
  }

  /** Reads all records, some at a time. */
  async *all(): AsyncGenerator<StoredRecord> {
    const pattern = this.#subjectOf("*");
    const { subjects = {} } = await this.#state(pattern);
    const keys = Object.keys(subjects).map((subject) => subject.slice(pattern.length - 1));
    for (let start = 0; start < keys.length; start += readAtOnce) {
      const some = keys.slice(start, start + readAtOnce);
      const records = await Promise.all(some.map((key) => this.get(key)));
      for (const record of records) {
        if (record !== undefined) yield record;
      }
    }
  }

  /** Reads the records from one revision to another one, one at a time. */
  async *between(first: number, last: number): AsyncGenerator<StoredRecord> {
    for (let seq = first; seq <= last; ) {
      const record = await this.#read({ seq, next_by_subj: this.#subjectOf("*") });
      if (record === undefined || record.revision > last) return;
      yield record;
      seq = record.revision + 1;
    }
  }

  #subjectOf(key: string): string {
    return subjectOf(this.#engine.settings.name, this.#kind, key);
  }

  async #state(subjects?: string) {
    const query = subjects === undefined ? {} : { subjects_filter: subjects };
    const { state } = await this.#engine.use(({ manager }) =>
      manager.streams.info(this.#stream, query),
    );
    return state;
  }

  async #read(
    query: { last_by_subj: string } | { seq: number; next_by_subj?: string },
  ): Promise<StoredRecord | undefined> {
    try {
      const message = await this.#engine.use(({ manager }) =>
        manager.streams.getMessage(this.#stream, query),
      );
      if (message === null) return undefined;
      const { subject, data, seq: revision } = message;
      return { key: keyOfSubject(subject), data, revision };
    } catch (error) {
      if (isOneOf(messageNotFound, error)) return undefined;
      throw error;
    }
  }
}

function isOneOf(codes: readonly string[], error: unknown): boolean {
  return isVodError(error) && codes.includes(error.nativeCode ?? "");
}
