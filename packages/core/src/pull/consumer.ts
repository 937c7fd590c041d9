import { setMaxListeners } from "node:events";
import { isVodError, type VodErrorCode } from "../errors/vod-error.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import { withTimeout } from "../primitives/with-timeout.js";
import type { QueueItem } from "../provider/queue-source.js";
import { BatchConfirmer, type BatchConfirmerContext } from "./batch-confirmer.js";
import { Capacity } from "./capacity.js";
import type { PullResult } from "./deliver.js";
import type { PullStatus } from "./pull-status.js";

export interface ConsumerContext extends BatchConfirmerContext {
  /** Processes an item. Never rejects. */
  deliver(item: QueueItem): Promise<PullResult>;
  /** The maximum number of items in flight. */
  readonly maxInFlight: number;
}

const backoff: Backoff = { baseMs: 500, capMs: 30_000 };
/** Errors that a retry cannot fix. */
const fatalCodes: ReadonlySet<VodErrorCode> = new Set([
  "authentication_failed",
  "config_invalid",
  "credentials_missing",
  "not_activated",
  "permission_denied",
  "sdk_missing",
  "unsupported",
] satisfies readonly VodErrorCode[]);
/** The maximum number of consecutive pulls that fail with an unexpected error, neither transient nor fatal. */
const maxUnexpectedFailures = 5;
/** How long pulling pauses when the inbox is full. */
const noCapacityMs = 1000;
/** The minimum and the maximum number of concurrent pulls while the queue is full. */
const minPulls = 2;
const maxPulls = 64;
/** The part of a pull's timeout beyond the provider's long poll. */
const stallMs = 30_000;

/**
 * Pulls a queue until it is stopped. It confirms only handled events, backs off when a pull fails, and pulls only as
 * much as its capacity allows. One pull waits for events. While pulls return full batches, as many run as the rate limit
 * allows during one pull.
 */
export class Consumer {
  readonly #context: ConsumerContext;
  readonly #confirmer: BatchConfirmer;
  readonly #capacity: Capacity;
  readonly #rateLimiter: RateLimiter;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #helpers = new Set<Promise<void>>();
  #pausedUntil = 0;
  /** The number of items that are being delivered. */
  #delivering = 0;
  /** How long the last full pull took. */
  #pullMs = 0;
  #status: PullStatus = { state: "idle" };

  constructor(context: ConsumerContext) {
    this.#context = context;
    this.#confirmer = new BatchConfirmer(context);
    this.#capacity = new Capacity(context.maxInFlight);
    this.#rateLimiter = new RateLimiter(context.queue.limits.pullsPerSecond, context.clock);
    setMaxListeners(maxPulls + 1, this.#stopping.signal);
  }

  get status(): PullStatus {
    return this.#status;
  }

  start(): void {
    if (this.#loop === undefined) this.#status = { state: "pulling" };
    this.#loop ??= this.#run(this.#stopping.signal);
  }

  /** Stops pulling. Resolves when all pulled events have ended and their confirms were answered. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#capacity.stopWaiting();
    await Promise.all([this.#loop, ...this.#helpers]);
    this.#confirmer.flush();
    await this.#capacity.drained();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { queue, clock } = this.#context;
    for (let failures = 0; !signal.aborted; ) {
      const began = clock.now();
      try {
        const count = await this.#pullOnce(signal);
        failures = 0;
        this.#status = { state: "pulling", succeededAt: clock.now() };
        if (count === queue.limits.eventsPerPull) this.#startHelpers(signal);
        if (count === 0) await this.#waitOutLongPoll(began, signal);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(await this.#recover(error, failures, signal))) return;
      }
    }
  }

  /** Starts additional pulls, which repeat while batches are full. */
  #startHelpers(signal: AbortSignal): void {
    const { eventsPerPull, pullsPerSecond } = this.#context.queue.limits;
    const perPull = Math.ceil((pullsPerSecond * this.#pullMs) / 1000) + 1;
    const pulls = Math.min(Math.max(perPull, minPulls), maxPulls);
    while (this.#helpers.size < pulls - 1) {
      const helper = (async () => {
        while (!signal.aborted) {
          const count = await this.#pullOnce(signal).catch((error: unknown) =>
            this.#endHelper(error),
          );
          if (count < eventsPerPull) return;
        }
      })().finally(() => this.#helpers.delete(helper));
      this.#helpers.add(helper);
    }
  }

  /** Ends an additional pull that failed. The main pull continues. */
  #endHelper(error: unknown): number {
    const { provider, report } = this.#context;
    if (!this.#stopping.signal.aborted) {
      report("pull_failed", { provider, error, waitMilliseconds: 0 });
    }
    return 0;
  }

  /** Pulls when capacity and rate limit allow, and processes the items. Returns their number. */
  async #pullOnce(signal: AbortSignal): Promise<number> {
    const { queue, clock } = this.#context;
    const { eventsPerPull } = queue.limits;
    await this.#capacity.reserve(eventsPerPull);
    try {
      await this.#sleep(this.#pausedUntil - clock.now(), signal);
      await this.#rateLimiter.acquire(signal);
      signal.throwIfAborted();
      const limitMs = queue.limits.longPollSeconds * 1000 + stallMs;
      const limits = { what: "the pull call", limitMs, clock };
      const began = clock.now();
      const items = await withTimeout((given) => queue.pull(given), limits, signal);
      if (items.length === eventsPerPull) this.#pullMs = clock.now() - began;
      this.#processItems(items);
      return items.length;
    } finally {
      this.#capacity.release(eventsPerPull);
    }
  }

  /** Waits after a failed pull. Returns whether to continue. */
  async #recover(error: unknown, failures: number, signal: AbortSignal): Promise<boolean> {
    const { provider, report, random } = this.#context;
    this.#status = { ...this.#status, error };
    if (isFatal(error) || (!isTransient(error) && failures >= maxUnexpectedFailures)) {
      this.#status = { ...this.#status, state: "stopped" };
      if (!report("pull_stopped", { provider, error })) throwUncaught(error);
      return false;
    }
    const waitMilliseconds = backoffMs(failures, backoff, random);
    report("pull_failed", { provider, error, waitMilliseconds });
    await this.#sleep(waitMilliseconds, signal);
    return true;
  }

  #processItems(items: readonly QueueItem[]): void {
    if (items.length === 0) return;
    const { provider, report, clock, queue } = this.#context;
    report("pulled", { provider, count: items.length });
    const until = clock.now() + queue.limits.leaseSeconds * 1000;
    for (const item of items) {
      this.#capacity.add(this.#settle(item, item.leasedUntil?.getTime() ?? until));
    }
  }

  /** An item occupies its slot until it is confirmed. The last of those being delivered waits for no others. */
  async #settle(item: QueueItem, until: number): Promise<void> {
    this.#delivering += 1;
    const settlement = await this.#context.deliver(item);
    this.#delivering -= 1;
    const confirmed =
      settlement === "confirm" ? this.#confirmer.add(item.handle, until) : undefined;
    if (settlement === "no_capacity") this.#pausedUntil = this.#context.clock.now() + noCapacityMs;
    if (this.#delivering === 0) this.#confirmer.send();
    await confirmed;
  }

  /** Waits for the rest of the long poll when the provider returned early. */
  async #waitOutLongPoll(began: number, signal: AbortSignal): Promise<void> {
    const { clock, queue } = this.#context;
    await this.#sleep(began + queue.limits.longPollSeconds * 1000 - clock.now(), signal);
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0) return;
    await this.#context.clock.sleep(milliseconds, signal).catch(() => undefined);
  }
}

function isTransient(error: unknown): boolean {
  return isVodError(error) && error.retryable;
}

function isFatal(error: unknown): boolean {
  return isVodError(error) && fatalCodes.has(error.code);
}

function throwUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
