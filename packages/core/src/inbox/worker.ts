import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { errorMessage } from "../errors/error-message.js";
import type { Clock } from "../primitives/clock.js";
import { type Link, LinkedList } from "../primitives/linked-list.js";
import { type Backoff, backoffMs, retry } from "../primitives/retry.js";
import { WakeableSleep } from "../primitives/wakeable-sleep.js";
import { yieldToEventLoop } from "../primitives/yield-to-event-loop.js";
import type { InboxHost } from "./inbox.js";
import { isUnconfirmed } from "./permanent-error.js";
import type { FailedAttempt, InboxStore, Lease } from "./store.js";

/** The state an attempt left its event in; `lost` when somebody else has it, or the store failed. */
export type Settlement = "done" | "waiting" | "dead" | "lost";

/** What to do with an event whose attempt failed. */
export type AfterFailure = { readonly retryInMs: number } | "bury";

/** What a {@link Worker} works with. */
export interface WorkerContext {
  readonly store: InboxStore;
  readonly host: InboxHost;
  /** Decides what becomes of an event whose attempt failed. */
  decide(lease: Lease, error: unknown): AfterFailure;
  /**
   * How often an event may be handed out before it is dead unhandled, as one is that takes its process down
   * each time. Absent for any number.
   */
  readonly maxAttempts?: number;
  /** Told how an attempt was written down. */
  readonly onSettled?: (lease: Lease, result: Settlement) => void;
  /** How often to look for what others put into the store; absent where nobody else does. */
  readonly pollMs?: number;
}

/** What a lease lasts longer than a handler may run: time to write down how it ended. */
const leaseMarginMs = 10_000;
/** How soon to look again for what is due but kept back by another event of its media. */
const blockedMs = 100;
const settleTries = 5;
const settleBackoff: Backoff = { baseMs: 50, capMs: 1000 };
const storeBackoff: Backoff = { baseMs: 200, capMs: 10_000 };

/**
 * Drives a store: leases what is due, as many at once as there is room for, runs the handlers and writes
 * down how each attempt ended. Whatever it dies in the middle of, its lease runs out and it is due again.
 */
export class Worker {
  readonly #context: WorkerContext;
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #pause: WakeableSleep;
  readonly #running = new LinkedList<Promise<void>>();
  /** How many of those that run still handle their event: the others write down how that ended. */
  #handling = 0;
  #loop: Promise<void> | undefined;
  #stopping: "no" | "drain" | "now" = "no";

  constructor(context: WorkerContext) {
    this.#context = context;
    this.#clock = context.host.clock;
    this.#report = context.host.report;
    this.#pause = new WakeableSleep(this.#clock);
  }

  /** Begins to work; a second call does nothing. */
  start(): void {
    if (this.#stopping === "no") this.#loop ??= this.#run();
  }

  /** Has a look at the store at once: something was put there. */
  wake(): void {
    this.#pause.wake();
  }

  /**
   * Begins nothing more and resolves when what runs has ended. With `drain` it still begins what is due now,
   * but waits for no retry.
   */
  async stop(drain: boolean): Promise<void> {
    this.#stopping = drain ? "drain" : "now";
    this.#pause.wake();
    await this.#loop;
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    for (let failures = 0; this.#stopping !== "now"; ) {
      try {
        const more = await this.#begin();
        failures = 0;
        if (more) continue;
        if (this.#stopping === "drain" && this.#running.size === 0) return;
        await this.#pause.sleep(await this.#untilNext());
        // All that ends in a turn makes room together, and is written down with the next lease.
        if (this.#handling > 0) await yieldToEventLoop();
      } catch (error) {
        failures += 1;
        this.#report("inbox_failed", { error });
        if (this.#stopping !== "no") return;
        await this.#pause.sleep(backoffMs(failures, storeBackoff, this.#context.host.random));
      }
    }
  }

  /** For how many more events there is room: as many as are handled may also be written down at once. */
  get #room(): number {
    const { concurrency } = this.#context.host.handling;
    return Math.min(concurrency - this.#handling, 2 * concurrency - this.#running.size);
  }

  /** Leases and begins as many events as there is room for; returns whether more may be due. */
  async #begin(): Promise<boolean> {
    const { store, host } = this.#context;
    const { deadlineMs, serialByMedia } = host.handling;
    const count = this.#room;
    if (count === 0) return false;
    const now = this.#clock.now();
    const until = now + deadlineMs + leaseMarginMs;
    const leases = await store.lease({ count, now, until, serialByMedia });
    if (this.#clock.now() + deadlineMs > until) return this.#forgo(leases);
    this.#handling += leases.length;
    for (const lease of leases) {
      const work = this.#attempt(lease).then((result) => this.#end(link, result));
      const link: Link<Promise<void>> = this.#running.append(work);
    }
    return leases.length === count;
  }

  /** Handlers ended: where there was no room, there is some. */
  #leave(): void {
    if (this.#room === 0) this.#pause.wake();
    this.#handling -= 1;
  }

  /** An attempt was written down; what that changes is looked at, unless it just made more room. */
  #end(link: Link<Promise<void>>, result: Settlement): void {
    const { serialByMedia } = this.#context.host.handling;
    const quiet = this.#room > 0 && result === "done" && !serialByMedia;
    this.#running.remove(link);
    if (!quiet || this.#stopping !== "no") this.#pause.wake();
  }

  /** A store that answered so late that handlers could outlast their leases: those run out unused. */
  #forgo(leases: readonly Lease[]): false {
    for (const lease of leases) this.#report("lease_lost", eventRef(lease.event));
    return false;
  }

  async #untilNext(): Promise<number | undefined> {
    const { store, pollMs } = this.#context;
    if (this.#room === 0) return undefined;
    const next = await store.nextDueAt();
    const left = next === undefined ? undefined : Math.max(next - this.#clock.now(), blockedMs);
    if (left === undefined || pollMs === undefined) return left ?? pollMs;
    return Math.min(left, pollMs);
  }

  async #attempt(lease: Lease): Promise<Settlement> {
    let result: Settlement;
    try {
      const settle = await this.#handle(lease).finally(() => this.#leave());
      const { clock, random } = this.#context.host;
      result = await retry(settle, {
        attempts: settleTries,
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

  /** Runs the handlers; returns how to write down the way it went. */
  async #handle(lease: Lease): Promise<() => Promise<Settlement>> {
    const { store, host, maxAttempts } = this.#context;
    if (maxAttempts !== undefined && lease.attempt > maxAttempts) {
      return () =>
        this.#bury(lease, new Error(`its lease ran out on each of ${maxAttempts} attempts`));
    }
    try {
      await host.handle(lease, lease.attempt);
      return async () => ((await store.complete(lease, this.#clock.now())) ? "done" : "lost");
    } catch (error) {
      const after = this.#context.decide(lease, error);
      if (after === "bury") return () => this.#bury(lease, error);
      const failure = this.#failureOf(lease, error);
      const dueAt = failure.at + after.retryInMs;
      return async () => ((await store.retry(lease, failure, dueAt)) ? "waiting" : "lost");
    }
  }

  /** What the cloud may never have sent must not stand in the way of what it may still send: its id is freed. */
  async #bury(lease: Lease, error: unknown): Promise<Settlement> {
    const failure = this.#failureOf(lease, error);
    const keptAs = isUnconfirmed(error)
      ? `${lease.event.id}:unconfirmed:${lease.token}`
      : undefined;
    if (!(await this.#context.store.deadLetter(lease, failure, keptAs))) return "lost";
    this.#report("dead_lettered", { ...eventRef(lease.event), attempt: lease.attempt, error });
    return "dead";
  }

  #failureOf({ attempt }: Lease, error: unknown): FailedAttempt {
    return { at: this.#clock.now(), attempt, error: errorMessage(error) };
  }
}
