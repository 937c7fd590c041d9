import type { Clock, Random } from "../clock.js";
import { isVodError } from "../errors.js";
import type { Report } from "../observe.js";
import type { QueueSource } from "../provider/queue-source.js";
import { type Backoff, retry } from "../retry.js";
import { Pace } from "./pace.js";

/** What a {@link Confirmer} works with. */
export interface ConfirmerContext {
  readonly provider: string;
  readonly queue: QueueSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
}

const backoff: Backoff = { baseMs: 200, capMs: 2000 };
const tries = 4;
/** How long a handle waits for others before it is confirmed alone. */
const lingerMs = 100;

/**
 * Confirms handles in batches as large as the queue allows, as soon as a batch is full or its first
 * handle has waited a moment. A batch that the cloud refuses is confirmed one by one.
 */
export class Confirmer {
  readonly #context: ConfirmerContext;
  readonly #sending = new Set<Promise<void>>();
  readonly #pace: Pace;
  #waiting: string[] = [];
  #linger: AbortController | undefined;

  constructor(context: ConfirmerContext) {
    this.#context = context;
    this.#pace = new Pace(context.queue.limits.confirmsPerSecond, context.clock);
  }

  add(handle: string): void {
    this.#waiting.push(handle);
    if (this.#waiting.length >= this.#context.queue.limits.handlesPerConfirm) this.#send();
    else if (this.#linger === undefined) this.#startLinger();
  }

  /** Sends what waits and resolves when everything sent was answered. Never rejects. */
  async flush(): Promise<void> {
    this.#send();
    await Promise.all(this.#sending);
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
    if (handles.length === 0) return;
    this.#waiting = [];
    const sending = this.#confirm(handles).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async #confirm(handles: readonly string[]): Promise<void> {
    const { queue, clock, random, report, provider } = this.#context;
    try {
      const confirm = async () => {
        await this.#pace.turn();
        await queue.confirm(handles);
      };
      await retry(confirm, { tries, backoff, clock, random });
      report("confirmed", { provider, count: handles.length });
    } catch (error) {
      const refused = isVodError(error) && error.code === "request_refused";
      if (refused && handles.length > 1) {
        await Promise.all(handles.map((handle) => this.#confirm([handle])));
      } else {
        report("confirm_failed", { provider, error, count: handles.length });
      }
    }
  }
}
