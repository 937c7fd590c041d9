import type { Report } from "../diagnostics/diagnostics.js";
import { isVodError, VodError } from "../errors/vod-error.js";
import type { Clock, Random } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, retry } from "../primitives/retry.js";
import { withTimeout } from "../primitives/with-timeout.js";
import type { QueueSource } from "../provider/queue-source.js";

export interface BatchConfirmerContext {
  readonly provider: string;
  readonly queue: QueueSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
}

const backoff: Backoff = { baseMs: 200, capMs: 2000 };
const tries = 4;
/** The timeout of a confirm. */
const stallMs = 30_000;
/** How long a handle waits for a batch. */
const lingerMs = 100;

interface Handle {
  readonly handle: string;
  /** The end of the lease. After it, a confirm is rejected and the event is redelivered. */
  readonly until: number;
  /** Called when the confirm has ended, or is no longer needed. */
  settled(): void;
}

/**
 * Confirms handles in batches as large as the queue allows: when a batch is full, or when its first handle has waited
 * long enough. A rejected batch is confirmed handle by handle.
 */
export class BatchConfirmer {
  readonly #context: BatchConfirmerContext;
  readonly #rateLimiter: RateLimiter;
  #waiting: Handle[] = [];
  #linger: AbortController | undefined;
  #flushing = false;

  constructor(context: BatchConfirmerContext) {
    this.#context = context;
    this.#rateLimiter = new RateLimiter(context.queue.limits.confirmsPerSecond, context.clock);
  }

  /** Confirms an event that is leased until a time. Resolves when the confirm has ended. Never rejects. */
  add(handle: string, until: number): Promise<void> {
    return new Promise((settled) => {
      this.#waiting.push({ handle, until, settled });
      const full = this.#waiting.length >= this.#context.queue.limits.handlesPerConfirm;
      if (full || this.#flushing) this.send();
      else if (this.#linger === undefined) this.#startLinger();
    });
  }

  /** Confirms all handles without waiting, now and from now on. */
  flush(): void {
    this.#flushing = true;
    this.send();
  }

  /** Confirms the waiting handles without waiting for others. */
  send(): void {
    this.#linger?.abort();
    this.#linger = undefined;
    const handles = this.#waiting;
    this.#waiting = [];
    if (handles.length > 0) void this.#confirm(handles);
  }

  #startLinger(): void {
    const linger = new AbortController();
    this.#linger = linger;
    this.#context.clock.sleep(lingerMs, linger.signal).then(
      () => this.send(),
      () => undefined,
    );
  }

  async #confirm(handles: readonly Handle[]): Promise<void> {
    try {
      const { sent, failed } = await this.#call(handles);
      this.#reportConfirmed(sent - failed.length);
      if (sent < handles.length) this.#reportFailed(leaseExpired(), handles.length - sent);
      if (failed.length === 0) return;
      const left = handles.filter(({ handle }) => failed.includes(handle));
      await this.#confirmEach(left, handles.length, notRemoved());
    } catch (error) {
      const isRejected = isVodError(error) && error.code === "request_rejected";
      await this.#confirmEach(handles, isRejected ? handles.length : 1, error);
    } finally {
      for (const { settled } of handles) settled();
    }
  }

  /** Sends one call. Returns how many handles it contained, and which of them were not removed. */
  async #call(
    handles: readonly Handle[],
  ): Promise<{ readonly sent: number; readonly failed: readonly string[] }> {
    const { queue, clock, random } = this.#context;
    const confirm = async () => {
      await this.#rateLimiter.acquire();
      const names = this.#live(handles).map(({ handle }) => handle);
      if (names.length === 0) return { sent: 0, failed: [] };
      const limits = { what: "the confirm call", limitMs: stallMs, clock };
      const result = await withTimeout((signal) => queue.confirm(names, signal), limits);
      return { sent: names.length, failed: result?.failed ?? [] };
    };
    return retry(confirm, { attempts: tries, backoff, clock, random });
  }

  /** Confirms the handles of a failed batch one by one. A handle that failed alone is reported. */
  async #confirmEach(left: readonly Handle[], batchSize: number, error: unknown): Promise<void> {
    if (batchSize > 1) await Promise.all(left.map((handle) => this.#confirm([handle])));
    else if (left.length > 0) this.#reportFailed(error, left.length);
  }

  #live(handles: readonly Handle[]): readonly Handle[] {
    return handles.filter(({ until }) => this.#context.clock.now() < until);
  }

  #reportConfirmed(count: number): void {
    const { provider, report } = this.#context;
    if (count > 0) report("confirmed", { provider, count });
  }

  #reportFailed(error: unknown, count: number): void {
    const { provider, report } = this.#context;
    report("confirm_failed", { provider, error, count });
  }
}

function leaseExpired(): VodError {
  return new VodError("timeout", "The queue lease expired before the event was confirmed.");
}

function notRemoved(): VodError {
  return new VodError("request_rejected", "The provider did not remove the event from the queue.");
}
