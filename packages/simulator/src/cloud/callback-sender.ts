import { setMaxListeners } from "node:events";
import type { Clock } from "@vod-events/core";
import { type PostContent, post } from "../server/http-post.js";
import type { Attempt, CallbackRules, EndedAttempt } from "./cloud.js";

/** The delivery of one event to a callback URL. */
export interface Callback {
  readonly url: string;
  readonly eventType: string;
  /**
   * Creates the request. Called for each attempt with the earlier ones, so that each has a new timestamp and signature.
   * `undefined` ends the delivery.
   */
  content(earlier: readonly Attempt[]): PostContent | undefined;
}

export interface CallbackSenderOptions {
  readonly clock: Clock;
  readonly rules: CallbackRules;
  /** Divides the waits. Default 1. */
  readonly retrySpeed?: number | undefined;
  /** Whether an attempt with this status is retried. Default: unless it is 200, the only success of most clouds. */
  readonly needsRetry?: ((status: Attempt["status"]) => boolean) | undefined;
}

/** Sends callbacks concurrently, retries them by the cloud's rules and records all ended attempts. */
export class CallbackSender {
  readonly #options: CallbackSenderOptions;
  readonly #attempts: Attempt[] = [];
  readonly #pending = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: CallbackSenderOptions) {
    this.#options = options;
    // Each delivery that waits for a retry listens.
    setMaxListeners(0, this.#closing.signal);
  }

  /** All ended attempts, in the order of their end. */
  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  /** Starts a delivery and returns at once. */
  start(callback: Callback): void {
    const delivery = this.#deliver(callback)
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) throw error;
      })
      .finally(() => this.#pending.delete(delivery));
    this.#pending.add(delivery);
  }

  /** Resolves when no delivery is running or waiting for a retry. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Returns the wait before the next attempt of a delivery; `undefined` when there is none. */
  retryAfterSeconds({ attempt, status }: EndedAttempt): number | undefined {
    const { rules, needsRetry = isNot200 } = this.#options;
    if (attempt >= rules.tries || !needsRetry(status)) return undefined;
    return this.#waitSeconds(attempt + 1);
  }

  /** Aborts all deliveries. The interrupted attempts are not recorded. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
  }

  async #deliver(callback: Callback): Promise<void> {
    const { clock, rules } = this.#options;
    const { url, eventType } = callback;
    const earlier: Attempt[] = [];
    for (let attempt = 1; attempt <= rules.tries; attempt++) {
      const waitSeconds = this.#waitSeconds(attempt);
      if (waitSeconds > 0) await clock.sleep(waitSeconds * 1000, this.#closing.signal);
      const at = new Date(clock.now());
      const content = callback.content(earlier);
      if (content === undefined) return;
      const status = await this.#send(url, content);
      const ended: Attempt = { url, attempt, status, eventType, at };
      earlier.push(ended);
      this.#attempts.push(ended);
      if (this.retryAfterSeconds(ended) === undefined) return;
    }
  }

  /** Returns the wait before an attempt. The first has none. */
  #waitSeconds(attempt: number): number {
    if (attempt === 1) return 0;
    const { rules, retrySpeed = 1 } = this.#options;
    const waits = [rules.waitSeconds].flat();
    return (waits[attempt - 2] ?? waits.at(-1) ?? 0) / retrySpeed;
  }

  async #send(url: string, content: PostContent): Promise<Attempt["status"]> {
    const { clock, rules } = this.#options;
    const responded = new AbortController();
    const timedOut = new AbortController();
    const closing = this.#closing.signal;
    const timeout = clock
      .sleep(rules.timeoutSeconds * 1000, AbortSignal.any([responded.signal, closing]))
      .then(() => "timeout" as const);
    const signal = AbortSignal.any([timedOut.signal, closing]);
    const response = post(url, content, signal);
    const status = await Promise.race([response, timeout]);
    closing.throwIfAborted();
    if (status === "timeout") timedOut.abort();
    else responded.abort();
    return status;
  }
}

function isNot200(status: Attempt["status"]): boolean {
  return status !== 200;
}
