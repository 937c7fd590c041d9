import type { Clock } from "@vod-events/core";
import { type PostContent, post } from "../server/http-post.js";
import type { Attempt, CallbackRules } from "./cloud.js";

/** One event on its way to a callback URL. */
export interface Callback {
  readonly url: string;
  readonly eventType: string;
  /** Makes the request; called for each try, so that each is stamped and signed afresh. */
  content(): PostContent;
}

/** What a {@link CallbackSender} goes by. */
export interface CallbackSenderOptions {
  readonly clock: Clock;
  readonly rules: CallbackRules;
  /** Whether an attempt that ended so is to be repeated. */
  needsRetry(status: Attempt["status"]): boolean;
}

/** Sends callbacks side by side, each as often as the cloud's rules say, and remembers every attempt. */
export class CallbackSender {
  readonly #options: CallbackSenderOptions;
  readonly #attempts: Attempt[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: CallbackSenderOptions) {
    this.#options = options;
  }

  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  /** Starts a delivery and returns at once. */
  start(callback: Callback): void {
    const delivery = this.#deliver(callback)
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) throw error;
      })
      .finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  async #deliver(callback: Callback): Promise<void> {
    const { clock, rules, needsRetry } = this.#options;
    for (let attempt = 1; attempt <= rules.tries; attempt++) {
      if (attempt > 1 && rules.waitSeconds > 0) {
        await clock.sleep(rules.waitSeconds * 1000, this.#closing.signal);
      }
      const at = new Date(clock.now());
      const status = await this.#send(callback);
      const { url, eventType } = callback;
      this.#attempts.push({ url, attempt, status, eventType, at });
      if (!needsRetry(status)) return;
    }
  }

  async #send(callback: Callback): Promise<Attempt["status"]> {
    const { clock, rules } = this.#options;
    const answered = new AbortController();
    const late = new AbortController();
    const closing = this.#closing.signal;
    const timeout = clock
      .sleep(rules.timeoutSeconds * 1000, AbortSignal.any([answered.signal, closing]))
      .then(() => "timeout" as const);
    const answer = post(callback.url, callback.content(), AbortSignal.any([late.signal, closing]));
    const status = await Promise.race([answer, timeout]);
    closing.throwIfAborted();
    if (status === "timeout") late.abort();
    else answered.abort();
    return status;
  }
}
