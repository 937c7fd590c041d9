import { randomUUID } from "node:crypto";
import { VodError } from "@vod-events/core";
import type { PutResult, UndecodableMessage } from "@vod-events/core/inbox";
import type { Engine } from "./engine.js";
import {
  type DeadLetter,
  decodeDeadLetter,
  decodeEvent,
  encodeDeadLetter,
  type StoredEvent,
} from "./entries.js";
import { apiCodeOf } from "./failures.js";
import { keyOf } from "./keys.js";
import { Records, wrongLastSequence } from "./records.js";
import { subjectOf } from "./streams.js";

const storeFailed = "10077";
/** Space of a message for the errors that a dead letter adds to its event. */
const historyBytes = 65_536;
/** Space for the headers of a message. */
const headerBytes = 512;

/** The streams of an inbox, by what they store. */
export class Storage {
  /** Open events by the key of their id. */
  readonly events: Records;
  /** The progress of open events whose handling has begun. */
  readonly attempts: Records;
  readonly done: Records;
  readonly dead: Records;
  readonly state: Records;
  readonly media: Records;
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.events = new Records(engine, "events");
    this.attempts = new Records(engine, "attempts");
    this.done = new Records(engine, "done");
    this.dead = new Records(engine, "dead");
    this.state = new Records(engine, "state");
    this.media = new Records(engine, "media");
  }

  /**
   * Stores an encoded event when none with its key is open; otherwise it is a `duplicate`. Rejects with `inbox_full` when too many
   * are open, and with `config_invalid` when the server does not take messages of this size.
   */
  async publish(key: string, data: Uint8Array): Promise<PutResult> {
    this.#checkSize(data, historyBytes);
    const subject = subjectOf(this.#engine.settings.name, "events", key);
    return this.#engine.use(async ({ client }) => {
      try {
        await client.publish(subject, data, { expect: { lastSubjectSequence: 0 } });
        return "stored";
      } catch (error) {
        if (wrongLastSequence.includes(String(apiCodeOf(error)))) return "duplicate";
        // The code 10077 stands for all limits of a stream.
        if (error instanceof Error && error.message === "maximum messages exceeded") {
          throw this.#full();
        }
        throw error;
      }
    });
  }

  /** Returns an open event and the position of its message. */
  async openEvent(key: string): Promise<{ stored: StoredEvent; sequence: number } | undefined> {
    const record = await this.events.get(key);
    return record && { stored: await decodeEvent(record.data), sequence: record.revision };
  }

  /** Returns a dead letter and its revision. */
  async deadLetter(key: string): Promise<{ letter: DeadLetter; revision: number } | undefined> {
    const record = await this.dead.get(key);
    return record && { letter: await decodeDeadLetter(record.data), revision: record.revision };
  }

  /** Stores a dead letter in the place of an earlier one. */
  async storeDeadLetter(letter: DeadLetter): Promise<void> {
    const data = await encodeDeadLetter(letter);
    this.#checkSize(data, 0);
    await this.dead.put(keyOf(letter.id), data);
  }

  /** Stores a media state when the current one has a revision, which is 0 for none. Returns whether it was stored. */
  async storeMedia(key: string, data: Uint8Array, revision: number): Promise<boolean> {
    this.#checkSize(data, 0);
    return (await this.media.replaceOnce(key, data, revision)) !== undefined;
  }

  /** Stores an undecodable message in the dead letters. */
  async storeUndecodable(content: UndecodableMessage): Promise<void> {
    await this.storeDeadLetter({
      id: `undecodable:${randomUUID()}`,
      content,
      attempts: 0,
      history: [],
    });
  }

  #full(): VodError {
    const { name, maxOpen } = this.#engine.settings;
    const message = `the inbox "${name}" has ${maxOpen} open events. Check the handlers, or raise maxOpen`;
    return new VodError("inbox_full", message, { nativeCode: storeFailed });
  }

  #checkSize({ length }: Uint8Array, reserve: number): void {
    const { connection, name } = this.#engine.settings;
    const needed = length + headerBytes + reserve;
    const limit = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
    if (needed <= limit) return;
    const message = `the NATS server of the inbox "${name}" takes messages of ${limit} bytes, and one of ${needed} bytes is needed`;
    throw new VodError("config_invalid", `${message}. Raise max_payload of the server`);
  }
}
