import { isVodError, type VodErrorCode } from "../errors/vod-error.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import type { QueueItem } from "../provider/queue-source.js";
import { BatchConfirmer, type BatchConfirmerContext } from "./batch-confirmer.js";
import { Capacity } from "./capacity.js";
import type { PullResult } from "./deliver.js";
import { withTimeout } from "./with-timeout.js";

/** What a {@link Consumer} works with. */
export interface ConsumerContext extends BatchConfirmerContext {
  /** Takes one item; resolves to what becomes of it. Never rejects. */
  deliver(item: QueueItem): Promise<PullResult>;
  /** How many items may be on their way at once. */
  readonly maxInFlight: number;
}

const backoff: Backoff = { baseMs: 500, capMs: 30_000 };
/** What only a person can mend. */
const hopeless: ReadonlySet<VodErrorCode> = new Set([
  "authentication_failed",
  "config_invalid",
  "credentials_missing",
  "not_activated",
  "permission_denied",
  "sdk_missing",
  "unsupported",
] satisfies readonly VodErrorCode[]);
/** How often in a row a pull may fail in a way that is neither passing nor hopeless, such as an odd answer. */
const maxOddFailures = 5;
/** How long nothing is pulled after the inbox had no room. */
const noRoomMs = 1000;
/** How many pulls may be under way at once while the queue is full. */
const maxPulls = 8;
/** By how much a pull may outlast the time that the cloud holds it open, before it is given up. */
const stallMs = 30_000;

/**
 * Pulls a queue until it is stopped: confirms what is done and only that, backs off when a pull fails, and
 * pulls no more than it has room for. One pull waits for events; while pulls come back full, others join it.
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

  /** Stops pulling; resolves when every pulled event has ended and its confirm was answered. */
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

  /** Adds a pull beside the one that waits; it goes on, and adds others, while it comes back full. */
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

  /** A pull that failed beside another one: that goes on, this one ends. */
  #drop(error: unknown): number {
    const { provider, report } = this.#context;
    if (!this.#stopping.signal.aborted) {
      report("pull_failed", { provider, error, waitMilliseconds: 0 });
    }
    return 0;
  }

  /** Pulls when there is room and it is time to, and takes in what came; returns how many. */
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

  /** Waits after a failed pull; returns whether another one makes sense. */
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

  /** An item keeps its place until it is confirmed, so that no more is pulled than can be. */
  async #settle(item: QueueItem, until: number): Promise<void> {
    const settlement = await this.#context.deliver(item);
    if (settlement === "confirm") await this.#confirmer.add(item.handle, until);
    if (settlement === "no_capacity") this.#heldUntil = this.#context.clock.now() + noRoomMs;
  }

  /** Where the cloud did not hold the empty pull open, waits as long as it should have. */
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
