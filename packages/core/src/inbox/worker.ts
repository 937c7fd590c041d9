import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { type Link, LinkedList } from "../primitives/linked-list.js";
import { type Backoff, backoffMs, retry } from "../primitives/retry.js";
import { WakeableSleep } from "../primitives/wakeable-sleep.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";
import { HandlingPace } from "./handling-pace.js";
import { longestReadyMs, ReadyLeases } from "./ready-leases.js";
import { failedAttempt, keptIdOf, leaseExpiredError } from "./settle-failure.js";
import type { FailedAttempt, Lease, LeaseRequest, NewEntry, PutResult } from "./store.js";
import { StoreClock } from "./store-clock.js";
import type { Settlement, WorkerContext } from "./worker-context.js";

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
  readonly #pace: HandlingPace;
  /** Puts that lease events for this worker. */
  readonly #puts = new LinkedList<Promise<void>>();
  readonly #ready = new ReadyLeases();
  readonly #running = new LinkedList<Promise<void>>();
  /** The events that the pending puts may lease. */
  #reserved = 0;
  /** The running events whose handlers have not ended. The others are being settled. */
  #handling = 0;
  /** Whether the loop sleeps because no slot was free. */
  #isFull = false;
  #loop: Promise<void> | undefined;
  #stopping: "no" | "drain" | "now" = "no";

  constructor(context: WorkerContext) {
    this.#context = context;
    this.#clock = new StoreClock(context.store, context.host.clock);
    this.#report = context.host.report;
    this.#sleeper = new WakeableSleep(context.host.clock);
    this.#pace = new HandlingPace(context.host.handling.concurrency);
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
   * Stores events. Those that this worker can handle soon are leased with the same write, if the store can, and are
   * handled from the next event-loop tick on, after the caller has acknowledged them.
   */
  async put(entries: readonly NewEntry[]): Promise<readonly (PutResult | Lease)[]> {
    const { store } = this.#context;
    const isRunning = this.#loop !== undefined && this.#stopping === "no";
    const mayLease = isRunning && this.#leasesAhead && !this.#clock.isOutdated;
    const count = mayLease ? Math.min(entries.length, this.#freeSlots) : 0;
    if (count === 0) return store.put(entries).finally(() => this.wake());
    const request = this.#requestOf(count);
    this.#reserved += count;
    const results = store.put(entries, request);
    const link: Link<Promise<void>> = this.#puts.append(
      this.#takeNew(results, request).finally(() => this.#puts.remove(link)),
    );
    return results;
  }

  /**
   * Starts no new work and resolves when the running work has ended. With `drain`, events that are due now still
   * start, but no retry is waited for.
   */
  async stop(drain: boolean): Promise<void> {
    this.#stopping = drain ? "drain" : "now";
    this.#sleeper.wake();
    await this.#loop;
    while (this.#puts.size + this.#running.size > 0) {
      await Promise.all([...this.#puts, ...this.#running]);
    }
    await this.#releaseReady();
  }

  async #run(): Promise<void> {
    for (let failures = 0; this.#stopping !== "now"; ) {
      try {
        if (this.#ready.isOverdue(this.#clock.now())) await this.#releaseReady();
        const more = await this.#leaseNext();
        failures = 0;
        if (more) continue;
        if (this.#stopping === "drain" && this.#running.size + this.#puts.size === 0) return;
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

  /** Whether events are leased that wait for a handler. Not by media: the next event would wait as well. */
  get #leasesAhead(): boolean {
    const { store, host } = this.#context;
    return store.release !== undefined && !host.handling.serialByMedia;
  }

  /** The maximum number of leased events whose handlers have not ended. */
  get #limit(): number {
    return this.#leasesAhead ? this.#pace.limit : this.#context.host.handling.concurrency;
  }

  /** The number of free slots. As many attempts as may run can be in settlement at the same time. */
  get #freeSlots(): number {
    const limit = this.#limit;
    const leased = this.#reserved + this.#ready.size;
    const free = Math.min(limit - this.#handling, 2 * limit - this.#running.size) - leased;
    return Math.max(free, 0);
  }

  #requestOf(count: number): LeaseRequest {
    const { deadlineMs, serialByMedia } = this.#context.host.handling;
    const now = this.#clock.now();
    return { count, now, until: now + deadlineMs + leaseMarginMs, serialByMedia };
  }

  /** Leases and starts events up to the free capacity. Returns whether more may be due. */
  async #leaseNext(): Promise<boolean> {
    const count = this.#freeSlots;
    this.#isFull = count === 0;
    if (this.#isFull) return false;
    if (this.#clock.isOutdated) await this.#clock.measure();
    const request = this.#requestOf(count);
    const leases = await this.#context.store.lease(request);
    return this.#take(leases, request) && leases.length === count;
  }

  /** Takes the events that a put has leased. The put may fail. */
  async #takeNew(
    putting: Promise<readonly (PutResult | Lease)[]>,
    request: LeaseRequest,
  ): Promise<void> {
    const results: readonly (PutResult | Lease)[] = await putting.catch(() => []);
    if (results.length > 0) await yieldToEventLoop();
    this.#reserved -= request.count;
    this.#take(results.filter(isLease), request);
    if (results.includes("stored")) this.wake();
  }

  /** Starts leased events in order. Returns false when the leases came too late. */
  #take(leases: readonly Lease[], { until }: LeaseRequest): boolean {
    if (this.#isLate(until)) return this.#dropLateLeases(leases);
    this.#ready.add(leases, until, this.#clock.now());
    this.#startReady();
    return true;
  }

  #startReady(): void {
    const { concurrency } = this.#context.host.handling;
    while (this.#handling < concurrency) {
      const next = this.#ready.shift();
      if (next === undefined) return;
      if (this.#isLate(next.until)) this.#dropLateLeases([next.lease]);
      else this.#start(next.lease);
    }
  }

  #start(lease: Lease): void {
    this.#handling += 1;
    const work = this.#attempt(lease).then((result) => this.#remove(link, result));
    const link: Link<Promise<void>> = this.#running.append(work);
  }

  /** Frees the slot of a handler that ended. */
  #freeSlot(): void {
    this.#handling -= 1;
    if (this.#stopping !== "now") this.#startReady();
    this.#wakeForSlots();
  }

  /** Wakes the loop when it waits for slots and few leased events are left. */
  #wakeForSlots(): void {
    const isLow = 2 * this.#ready.size <= this.#limit - this.#context.host.handling.concurrency;
    if (this.#isFull && isLow && this.#freeSlots > 0) this.#sleeper.wake();
  }

  /** Removes a settled attempt and wakes the loop, unless nothing can have become due. */
  #remove(link: Link<Promise<void>>, result: Settlement): void {
    const { serialByMedia } = this.#context.host.handling;
    this.#running.remove(link);
    const quiet = result === "done" && !serialByMedia && this.#stopping === "no";
    if (quiet) this.#wakeForSlots();
    else this.#sleeper.wake();
  }

  /** Gives the leases back that wait for a handler. If that fails, they expire. */
  async #releaseReady(): Promise<void> {
    const leases = this.#ready.drain();
    if (leases.length === 0) return;
    this.#pace.reset();
    await this.#context.store.release?.(leases, this.#clock.now()).catch((error: unknown) => {
      this.#report("inbox_failed", { error });
    });
  }

  #isLate(until: number): boolean {
    return this.#clock.now() + this.#context.host.handling.deadlineMs > until;
  }

  /** Drops leases that the store granted so late that handlers could outlast them. They expire unused. */
  #dropLateLeases(leases: readonly Lease[]): false {
    for (const lease of leases) this.#report("lease_lost", eventRef(lease.event));
    return false;
  }

  async #timeUntilNext(): Promise<number | undefined> {
    const { store, pollMs } = this.#context;
    if (this.#ready.size > 0) return longestReadyMs;
    if (this.#isFull) return undefined;
    const next = await store.nextDueAt();
    const left = next === undefined ? undefined : Math.max(next - this.#clock.now(), blockedMs);
    if (left === undefined || pollMs === undefined) return left ?? pollMs;
    return Math.min(left, pollMs);
  }

  async #attempt(lease: Lease): Promise<Settlement> {
    let result: Settlement;
    const began = this.#clock.now();
    try {
      const settle = await this.#handle(lease).finally(() => {
        this.#pace.add(this.#clock.now() - began);
        this.#freeSlot();
      });
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

function isLease(result: PutResult | Lease): result is Lease {
  return typeof result === "object";
}
