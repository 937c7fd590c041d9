import type { Report } from "../diagnostics/diagnostics.js";
import { isVodError, VodError } from "../errors/vod-error.js";
import type { Clock, Random } from "../primitives/clock.js";
import { RateLimiter } from "../primitives/rate-limiter.js";
import { type Backoff, retry } from "../primitives/retry.js";
import type { QueueSource } from "../provider/queue-source.js";
import { withTimeout } from "./with-timeout.js";

/** What a {@link BatchConfirmer} works with. */
export interface BatchConfirmerContext {
  readonly provider: string;
  readonly queue: QueueSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
}

const backoff: Backoff = { baseMs: 200, capMs: 2000 };
const tries = 4;
/** How long a confirm may take before it is given up. */
const stallMs = 30_000;
/** How long a handle waits for others before it is confirmed alone. */
const lingerMs = 100;

/** An event to be confirmed. */
interface Handle {
  readonly handle: string;
  /** When its lease is over: then a confirm would be refused, and the event comes again. */
  readonly until: number;
  /** Called when the cloud was told, or need not be any more. */
  answered(): void;
}

/**
 * Confirms handles in batches as large as the queue allows, as soon as a batch is full or its first
 * handle has waited a moment. A batch that the cloud refuses is confirmed one by one.
 */
export class BatchConfirmer {
  readonly #context: BatchConfirmerContext;
  readonly #pace: RateLimiter;
  #waiting: Handle[] = [];
  #linger: AbortController | undefined;
  #hurried = false;

  constructor(context: BatchConfirmerContext) {
    this.#context = context;
    this.#pace = new RateLimiter(context.queue.limits.confirmsPerSecond, context.clock);
  }

  /** Confirms an event that is leased until a time; resolves when that was tried. Never rejects. */
  add(handle: string, until: number): Promise<void> {
    return new Promise((answered) => {
      this.#waiting.push({ handle, until, answered });
      const full = this.#waiting.length >= this.#context.queue.limits.handlesPerConfirm;
      if (full || this.#hurried) this.#send();
      else if (this.#linger === undefined) this.#startLinger();
    });
  }

  /** Lets no handle wait for others, now and from now on. */
  flush(): void {
    this.#hurried = true;
    this.#send();
  }

  #startLinger(): void {
    const linger = new AbortController();
    this.#linger = linger;
    this.#context.clock.sleep(lingerMs, linger.signal).then(
      () => this.#send(),
      () => undefined,
    );
  }

  #send(): void {
    this.#linger?.abort();
    this.#linger = undefined;
    const handles = this.#waiting;
    this.#waiting = [];
    if (handles.length > 0) void this.#confirm(handles);
  }

  async #confirm(handles: readonly Handle[]): Promise<void> {
    const { queue, clock, random, report, provider } = this.#context;
    const live = () => handles.filter(({ until }) => clock.now() < until);
    const confirm = async () => {
      await this.#pace.acquire();
      const names = live().map(({ handle }) => handle);
      if (names.length > 0) {
        const limits = { what: "a confirm", limitMs: stallMs, clock };
        await withTimeout((signal) => queue.confirm(names, signal), limits);
      }
      return names.length;
    };
    try {
      const count = await retry(confirm, { attempts: tries, backoff, clock, random });
      if (count > 0) report("confirmed", { provider, count });
      if (count < handles.length) {
        const error = new VodError("timeout", "the lease ran out before the confirm");
        report("confirm_failed", { provider, error, count: handles.length - count });
      }
    } catch (error) {
      const left = live();
      const refused = isVodError(error) && error.code === "request_rejected";
      if (refused && handles.length > 1) {
        await Promise.all(left.map((handle) => this.#confirm([handle])));
      } else if (left.length > 0) {
        report("confirm_failed", { provider, error, count: left.length });
      }
    }
    for (const { answered } of handles) answered();
  }
}
