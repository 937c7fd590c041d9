import type { JsMsg } from "@nats-io/jetstream";
import { type Attempt, encodeAttempt } from "./attempts.js";
import { encodeDone, type StoredEvent } from "./entries.js";
import type { Storage } from "./storage.js";

/** A delivery that this machine handles: it holds the lease while the attempt has this revision. */
export interface HeldDelivery {
  readonly message: JsMsg;
  readonly key: string;
  readonly stored: StoredEvent;
  readonly attempt: Attempt;
  readonly revision: number;
}

/** The attempt after it ended; a dead letter may be kept under another id. */
export type EndedAttempt = Pick<Attempt, "state" | "history" | "keptAs" | "dueAt" | "doneAt">;

/** Settles deliveries. Each step may be repeated, so that the next delivery completes what a crash interrupts. */
export class Settlement {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Marks the attempt as done or dead, then completes it. Returns false when the lease was lost. */
  async end(held: HeldDelivery, ended: EndedAttempt): Promise<boolean> {
    const after = await this.#replace(held, ended);
    if (after === undefined) return false;
    await this.complete(after);
    return true;
  }

  /** Marks the attempt as waiting and releases the message for a while. Returns false when the lease was lost. */
  async retry(held: HeldDelivery, ended: EndedAttempt, waitMs: number): Promise<boolean> {
    const after = await this.#replace(held, ended);
    if (after === undefined) return false;
    held.message.nak(waitMs);
    return true;
  }

  /**
   * Completes an attempt that is marked as done or dead: stores what is kept of the event, then removes the event from
   * the open ones, then its progress.
   */
  async complete({ message, key, stored, attempt, revision }: HeldDelivery): Promise<void> {
    const { attempts, history, doneAt, keptAs: id = stored.id } = attempt;
    if (doneAt !== undefined) {
      await this.#storage.done.put(key, encodeDone(stored, { attempts, doneAt }));
    } else {
      const { redriveOf: _, ...content } = { ...stored, id };
      await this.#storage.storeDeadLetter({ id, content, attempts, history });
    }
    await this.drop(message, revision);
  }

  /**
   * Removes a message from the open events, and the progress of a revision, which is 0 for none. An acknowledgment that
   * is lost leaves nothing, because the server does not deliver a deleted message.
   */
  async drop(message: JsMsg, revision: number): Promise<void> {
    await this.#storage.events.remove(message.seq);
    message.ack();
    if (revision === 0) return;
    // What remains of it is void for a later message of the event.
    await this.#storage.attempts.remove(revision).catch(() => {});
  }

  async #replace(held: HeldDelivery, ended: EndedAttempt): Promise<HeldDelivery | undefined> {
    const attempt = { ...held.attempt, ...ended };
    const data = encodeAttempt(attempt);
    const revision = await this.#storage.attempts.replace(held.key, data, held.revision);
    return revision === undefined ? undefined : { ...held, attempt, revision };
  }
}
