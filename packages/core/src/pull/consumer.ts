import { isVodError, type VodErrorCode } from "../errors/vod-error.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import type { QueueItem } from "../provider/queue-source.js";
import { BatchConfirmer, type BatchConfirmerContext } from "./batch-confirmer.js";
import { Capacity } from "./capacity.js";
import type { PullResult } from "./deliver.js";
import { withTimeout } from "./with-timeout.js";

/** The dependencies of a {@link Consumer}. */
export interface ConsumerContext extends BatchConfirmerContext {
  /** Processes an item. Never rejects. */
  deliver(item: QueueItem): Promise<PullResult>;
  /** The maximum number of items in flight. */
  readonly maxInFlight: number;
}

const backoff: Backoff = { baseMs: 500, capMs: 30_000 };
/** Errors that a retry cannot fix. */
const hopeless: ReadonlySet<VodErrorCode> = new Set([
  "authentication_failed",
  "config_invalid",
  "credentials_missing",
  "not_activated",
  "permission_denied",
  "sdk_missing",
  "unsupported",
] satisfies readonly VodErrorCode[]);
/** The maximum number of consecutive pulls that fail with an unexpected error, neither transient nor fatal. */
const maxOddFailures = 5;
/** How long pulling pauses when the inbox is full. */
const noRoomMs = 1000;
/** The maximum number of concurrent pulls while the queue is full. */
const maxPulls = 8;
/** The part of a pull's timeout beyond the provider's long poll. */
const stallMs = 30_000;

/**
 * Pulls a queue until it is stopped. It confirms only handled events, backs off when a pull fails, and pulls only as
 * much as its capacity allows. One pull waits for events; others join while pulls return full batches.
 */
export class Consumer {
  readonly #context: ConsumerContext;
  readonly #confirmer: BatchConfirmer;
  readonly #room: Capacity;
  readonly #pace: RateLimiter;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #helpers = new Set<Promise<void>>();
  #heldUntil = 0;

  constructor(context: ConsumerContext) {
    this.#context = context;
    this.#confirmer = new BatchConfirmer(context);
    this.#room = new Capacity(context.maxInFlight);
    this.#pace = new RateLimiter(context.queue.limits.pullsPerSecond, context.clock);
  }

  start(): void {
    this.#loop ??= this.#run(this.#stopping.signal);
  }

  /** Stops pulling. Resolves when all pulled events have ended and their confirms were answered. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#room.stopWaiting();
    await Promise.all([this.#loop, ...this.#helpers]);
    this.#confirmer.flush();
    await this.#room.drained();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { queue, clock } = this.#context;
    for (let failures = 0; !signal.aborted; ) {
      const began = clock.now();
      try {
        const count = await this.#pullOnce(signal);
        failures = 0;
        if (count === queue.limits.eventsPerPull) this.#help(signal);
        if (count === 0) await this.#rest(began, signal);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(await this.#recover(error, failures, signal))) return;
      }
    }
  }

  /** Starts an additional pull, which repeats and starts others while batches are full. */
  #help(signal: AbortSignal): void {
    if (this.#helpers.size >= maxPulls - 1) return;
    const { queue } = this.#context;
    const helper = (async () => {
      while (!signal.aborted) {
        const count = await this.#pullOnce(signal).catch((error: unknown) => this.#drop(error));
        if (count < queue.limits.eventsPerPull) return;
        this.#help(signal);
      }
    })().finally(() => this.#helpers.delete(helper));
    this.#helpers.add(helper);
  }

  /** Ends an additional pull that failed. The main pull continues. */
  #drop(error: unknown): number {
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
    await this.#room.reserve(eventsPerPull);
    try {
      await this.#sleep(this.#heldUntil - clock.now(), signal);
      await this.#pace.acquire(signal);
      signal.throwIfAborted();
      const limitMs = queue.limits.longPollSeconds * 1000 + stallMs;
      const limits = { what: "a pull", limitMs, clock };
      const items = await withTimeout((given) => queue.pull(given), limits, signal);
      this.#takeIn(items);
      return items.length;
    } finally {
      this.#room.release(eventsPerPull);
    }
  }

  /** Waits after a failed pull. Returns whether to continue. */
  async #recover(error: unknown, failures: number, signal: AbortSignal): Promise<boolean> {
    const { provider, report, random } = this.#context;
    if (isHopeless(error) || (!isPassing(error) && failures >= maxOddFailures)) {
      if (!report("pull_stopped", { provider, error })) throwUncaught(error);
      return false;
    }
    const waitMilliseconds = backoffMs(failures, backoff, random);
    report("pull_failed", { provider, error, waitMilliseconds });
    await this.#sleep(waitMilliseconds, signal);
    return true;
  }

  #takeIn(items: readonly QueueItem[]): void {
    if (items.length === 0) return;
    const { provider, report, clock, queue } = this.#context;
    report("pulled", { provider, count: items.length });
    const until = clock.now() + queue.limits.leaseSeconds * 1000;
    for (const item of items) this.#room.add(this.#settle(item, until));
  }

  /** An item occupies its slot until it is confirmed. */
  async #settle(item: QueueItem, until: number): Promise<void> {
    const settlement = await this.#context.deliver(item);
    if (settlement === "confirm") await this.#confirmer.add(item.handle, until);
    if (settlement === "no_capacity") this.#heldUntil = this.#context.clock.now() + noRoomMs;
  }

  /** Waits for the rest of the long poll when the provider returned early. */
  async #rest(began: number, signal: AbortSignal): Promise<void> {
    const { clock, queue } = this.#context;
    await this.#sleep(began + queue.limits.longPollSeconds * 1000 - clock.now(), signal);
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0) return;
    await this.#context.clock.sleep(milliseconds, signal).catch(() => undefined);
  }
}

function isPassing(error: unknown): boolean {
  return isVodError(error) && error.retryable;
}

function isHopeless(error: unknown): boolean {
  return isVodError(error) && hopeless.has(error.code);
}

function throwUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
