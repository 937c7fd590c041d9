import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { type Link, LinkedList } from "../primitives/linked-list.js";
import { type Backoff, backoffMs, retry } from "../primitives/retry.js";
import { WakeableSleep } from "../primitives/wakeable-sleep.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";
import type { InboxHost } from "./inbox.js";
import { type AfterFailure, failedAttempt, keptIdOf, leaseExpiredError } from "./settle-failure.js";
import type { FailedAttempt, InboxStore, Lease } from "./store.js";
import { StoreClock } from "./store-clock.js";

/** The state of an event after an attempt; `lost` when another worker has it or the store failed. */
export type Settlement = "done" | "waiting" | "dead" | "lost";

export interface WorkerContext {
  readonly store: InboxStore;
  readonly host: InboxHost;
  decide(lease: Lease, error: unknown): AfterFailure;
  /**
   * The maximum number of leases of an event. An event whose handlers crash the process each time moves to the dead
   * letters after it. Absent for no limit.
   */
  readonly maxAttempts?: number;
  readonly onSettled?: (lease: Lease, result: Settlement) => void;
  /** How often to poll for events from other processes; absent when there are none. */
  readonly pollMs?: number;
}

/** The part of a lease beyond the handler deadline: time to settle the attempt. */
const leaseMarginMs = 10_000;
/** How soon to look again for events that are due but blocked by another event of their media. */
const blockedMs = 100;
/** Enough for a server that restarts: about 5 s, within the margin of the lease. */
const settleAttempts = 12;
const settleBackoff: Backoff = { baseMs: 50, capMs: 1000 };
const storeBackoff: Backoff = { baseMs: 200, capMs: 10_000 };

/**
 * Drives a store: leases due events up to the free capacity, runs their handlers and settles each attempt. After a
 * crash, the leases expire and the events are due again.
 */
export class Worker {
  readonly #context: WorkerContext;
  readonly #clock: StoreClock;
  readonly #report: Report;
  readonly #sleeper: WakeableSleep;
  readonly #running = new LinkedList<Promise<void>>();
  /** The running events whose handlers have not ended. The others are being settled. */
  #handling = 0;
  #loop: Promise<void> | undefined;
  #stopping: "no" | "drain" | "now" = "no";

  constructor(context: WorkerContext) {
    this.#context = context;
    this.#clock = new StoreClock(context.store, context.host.clock);
    this.#report = context.host.report;
    this.#sleeper = new WakeableSleep(context.host.clock);
  }

  /** Starts the loop. A second call does nothing. */
  start(): void {
    if (this.#stopping === "no") this.#loop ??= this.#run();
  }

  /** Checks the store at once, because an event was added. */
  wake(): void {
    this.#sleeper.wake();
  }

  /**
   * Starts no new work and resolves when the running work has ended. With `drain`, events that are due now still
   * start, but no retry is waited for.
   */
  async stop(drain: boolean): Promise<void> {
    this.#stopping = drain ? "drain" : "now";
    this.#sleeper.wake();
    await this.#loop;
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    for (let failures = 0; this.#stopping !== "now"; ) {
      try {
        const more = await this.#leaseNext();
        failures = 0;
        if (more) continue;
        if (this.#stopping === "drain" && this.#running.size === 0) return;
        await this.#sleeper.sleep(await this.#timeUntilNext());
        // Events that end in the same event-loop tick free their slots together and share a commit with the next
        // lease.
        if (this.#handling > 0) await yieldToEventLoop();
      } catch (error) {
        failures += 1;
        this.#report("inbox_failed", { error });
        if (this.#stopping !== "no") return;
        await this.#sleeper.sleep(backoffMs(failures, storeBackoff, this.#context.host.random));
      }
    }
  }

  /** The number of free slots. As many attempts as may run can be in settlement at the same time. */
  get #freeSlots(): number {
    const { concurrency } = this.#context.host.handling;
    return Math.min(concurrency - this.#handling, 2 * concurrency - this.#running.size);
  }

  /** Leases and starts events up to the free capacity. Returns whether more may be due. */
  async #leaseNext(): Promise<boolean> {
    const { store, host } = this.#context;
    const { deadlineMs, serialByMedia } = host.handling;
    const count = this.#freeSlots;
    if (count === 0) return false;
    if (this.#clock.isOutdated) await this.#clock.measure();
    const now = this.#clock.now();
    const until = now + deadlineMs + leaseMarginMs;
    const leases = await store.lease({ count, now, until, serialByMedia });
    if (this.#clock.now() + deadlineMs > until) return this.#dropLateLeases(leases);
    this.#handling += leases.length;
    for (const lease of leases) {
      const work = this.#attempt(lease).then((result) => this.#remove(link, result));
      const link: Link<Promise<void>> = this.#running.append(work);
    }
    return leases.length === count;
  }

  /** Frees the slot of a handler that ended, and wakes the loop when no slot was free. */
  #freeSlot(): void {
    if (this.#freeSlots === 0) this.#sleeper.wake();
    this.#handling -= 1;
  }

  /** Removes a settled attempt and wakes the loop, unless nothing can have become due. */
  #remove(link: Link<Promise<void>>, result: Settlement): void {
    const { serialByMedia } = this.#context.host.handling;
    const quiet = this.#freeSlots > 0 && result === "done" && !serialByMedia;
    this.#running.remove(link);
    if (!quiet || this.#stopping !== "no") this.#sleeper.wake();
  }

  /** Drops leases that the store granted so late that handlers could outlast them. They expire unused. */
  #dropLateLeases(leases: readonly Lease[]): false {
    for (const lease of leases) this.#report("lease_lost", eventRef(lease.event));
    return false;
  }

  async #timeUntilNext(): Promise<number | undefined> {
    const { store, pollMs } = this.#context;
    if (this.#freeSlots === 0) return undefined;
    const next = await store.nextDueAt();
    const left = next === undefined ? undefined : Math.max(next - this.#clock.now(), blockedMs);
    if (left === undefined || pollMs === undefined) return left ?? pollMs;
    return Math.min(left, pollMs);
  }

  async #attempt(lease: Lease): Promise<Settlement> {
    let result: Settlement;
    try {
      const settle = await this.#handle(lease).finally(() => this.#freeSlot());
      const { clock, random } = this.#context.host;
      result = await retry(settle, {
        attempts: settleAttempts,
        backoff: settleBackoff,
        clock,
        random,
      });
    } catch (error) {
      this.#report("inbox_failed", { error });
      result = "lost";
    }
    if (result === "lost") this.#report("lease_lost", eventRef(lease.event));
    this.#context.onSettled?.(lease, result);
    return result;
  }

  /** Runs the handlers. Returns the function that settles the attempt. */
  async #handle(lease: Lease): Promise<() => Promise<Settlement>> {
    const { store, host, maxAttempts } = this.#context;
    if (maxAttempts !== undefined && lease.attempt > maxAttempts) {
      return () => this.#deadLetter(lease, leaseExpiredError(maxAttempts));
    }
    try {
      await host.handle(lease, lease.attempt);
      return async () => ((await store.complete(lease, this.#clock.now())) ? "done" : "lost");
    } catch (error) {
      const after = this.#context.decide(lease, error);
      if (after === "dead_letter") return () => this.#deadLetter(lease, error);
      const failure = this.#failedAttempt(lease, error);
      const dueAt = failure.at + after.retryInMs;
      return async () => ((await store.retry(lease, failure, dueAt)) ? "waiting" : "lost");
    }
  }

  async #deadLetter(lease: Lease, error: unknown): Promise<Settlement> {
    const failure = this.#failedAttempt(lease, error);
    const { store } = this.#context;
    if (!(await store.deadLetter(lease, failure, keptIdOf(lease, error)))) return "lost";
    this.#report("dead_lettered", { ...eventRef(lease.event), attempt: lease.attempt, error });
    return "dead";
  }

  #failedAttempt({ attempt }: Lease, error: unknown): FailedAttempt {
    return failedAttempt(attempt, error, this.#clock.now());
  }
}
