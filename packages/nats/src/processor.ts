import type { JsMsg } from "@nats-io/jetstream";
import { isVodError } from "@vod-events/core";
import {
  type Backoff,
  decideRetry,
  eventRef,
  failedAttempt,
  type InboxHost,
  keptIdOf,
  leaseExpiredError,
  retry,
} from "@vod-events/core/inbox";
import { withFailure } from "./attempts.js";
import { Beginning } from "./begin.js";
import type { Engine } from "./engine.js";
import { type HeldDelivery, Settlement } from "./settle.js";
import type { Storage } from "./storage.js";

/** How often a machine that stops tries to settle an event. */
const settleAttempts = 5;
const settleBackoff: Backoff = { baseMs: 50, capMs: 1000 };

/** Handles delivered events and settles each attempt. */
export class Processor {
  readonly #host: InboxHost;
  readonly #beginning: Beginning;
  readonly #settlement: Settlement;
  readonly #renewMs: number;

  constructor(engine: Engine, storage: Storage, host: InboxHost) {
    const { ackWaitMs } = engine.settings;
    this.#host = host;
    this.#settlement = new Settlement(storage);
    this.#beginning = new Beginning(storage, this.#settlement, host, ackWaitMs);
    this.#renewMs = ackWaitMs / 3;
  }

  /** Handles an event. Calls `onHandled` when its handlers have ended. Never rejects. */
  async process(message: JsMsg, onHandled: () => void): Promise<void> {
    const ended = new AbortController();
    void this.#renew(message, ended.signal);
    try {
      const held = await this.#beginning.begin(message);
      if (held !== undefined) await this.#attempt(held, onHandled);
    } catch (error) {
      // The server delivers the event again when nothing renews this delivery.
      this.#host.report("inbox_failed", { error });
    } finally {
      ended.abort();
      onHandled();
    }
  }

  async #attempt(held: HeldDelivery, onHandled: () => void): Promise<void> {
    const settle = await this.#handle(held);
    onHandled();
    let isHeld = false;
    try {
      isHeld = await this.#settle(settle);
    } finally {
      if (!isHeld) this.#host.report("lease_lost", eventRef(held.stored.event));
    }
  }

  /** Settles an attempt, however long the server is away. The lease is renewed, and a new attempt would be a repetition. */
  async #settle(settle: () => Promise<boolean>): Promise<boolean> {
    const { clock, random, closing } = this.#host;
    const options = { attempts: settleAttempts, backoff: settleBackoff, clock, random };
    for (;;) {
      try {
        return await retry(settle, options);
      } catch (error) {
        if (closing.aborted || !isVodError(error) || !error.retryable) throw error;
      }
    }
  }

  /** Runs the handlers. Returns the function that settles the attempt: false when the lease was lost. */
  async #handle(held: HeldDelivery): Promise<() => Promise<boolean>> {
    const { stored, attempt } = held;
    const { handling } = this.#host;
    if (attempt.attempts > handling.attempts) {
      return this.#deadLetter(held, leaseExpiredError(handling.attempts));
    }
    try {
      await this.#host.handle(stored, attempt.attempts);
      const doneAt = this.#host.clock.now();
      const ended = { state: "done" as const, history: attempt.history, doneAt };
      return () => this.#settlement.end(held, ended);
    } catch (error) {
      return this.#failed(held, error);
    }
  }

  #failed(held: HeldDelivery, error: unknown): () => Promise<boolean> {
    const { event } = held.stored;
    const { attempts: attempt, history } = held.attempt;
    const after = decideRetry({ event, attempt }, error, this.#host);
    if (after === "dead_letter") return this.#deadLetter(held, error);
    const failure = failedAttempt(attempt, error, this.#host.clock.now());
    const dueAt = failure.at + after.retryInMs;
    const ended = { state: "waiting" as const, history: withFailure(history, failure), dueAt };
    return () => this.#settlement.retry(held, ended, after.retryInMs);
  }

  #deadLetter(held: HeldDelivery, error: unknown): () => Promise<boolean> {
    const { event } = held.stored;
    const { attempts: attempt, history, token } = held.attempt;
    const failure = failedAttempt(attempt, error, this.#host.clock.now());
    const keptAs = keptIdOf({ event, token }, error);
    const ended = { state: "dead" as const, history: withFailure(history, failure), keptAs };
    return async () => {
      const isHeld = await this.#settlement.end(held, ended);
      if (isHeld) this.#host.report("dead_lettered", { ...eventRef(event), attempt, error });
      return isHeld;
    };
  }

  /** Renews a delivery until a signal. */
  async #renew(message: JsMsg, signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        await this.#host.clock.sleep(this.#renewMs, signal, { ref: false });
        message.working();
      }
    } catch {
      // The signal was aborted, or the connection is closed.
    }
  }
}
