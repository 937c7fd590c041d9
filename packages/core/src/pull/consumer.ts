import { isVodError } from "../errors.js";
import type { QueueItem } from "../provider/queue-source.js";
import { type Backoff, backoffMs } from "../retry.js";
import { Confirmer, type ConfirmerContext } from "./confirmer.js";
import { Room } from "./room.js";

/** What a {@link Consumer} works with. */
export interface ConsumerContext extends ConfirmerContext {
  /** Takes one item; resolves to what becomes of it. Never rejects. */
  deliver(item: QueueItem): Promise<"confirm" | "leave" | "no_room">;
  /** How many items may be on their way at once. */
  readonly maxUnderWay: number;
}

const backoff: Backoff = { baseMs: 500, capMs: 30_000 };
/** How long nothing is pulled after the inbox had no room. */
const noRoomMs = 1000;

/**
 * Pulls a queue until it is stopped: confirms what is done and only that, backs off when a pull fails, and
 * pulls no more than it has room for.
 */
export class Consumer {
  readonly #context: ConsumerContext;
  readonly #confirmer: Confirmer;
  readonly #room: Room;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | undefined;
  #heldUntil = 0;

  constructor(context: ConsumerContext) {
    this.#context = context;
    this.#confirmer = new Confirmer(context);
    this.#room = new Room(context.maxUnderWay);
  }

  start(): void {
    this.#loop ??= this.#run(this.#stopping.signal);
  }

  /** Stops pulling; resolves when every pulled event has ended and its confirm was answered. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#room.release();
    await this.#loop;
    await this.#room.empty();
    await this.#confirmer.flush();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { queue, clock } = this.#context;
    let failures = 0;
    while (!signal.aborted) {
      await this.#room.free(queue.limits.eventsPerPull);
      await this.#sleep(this.#heldUntil - clock.now(), signal);
      if (signal.aborted) return;
      const began = clock.now();
      let items: readonly QueueItem[];
      try {
        items = await queue.pull(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(await this.#recover(error, failures, signal))) return;
        continue;
      }
      this.#takeIn(items);
      if (items.length === 0) await this.#rest(began, signal);
    }
  }

  /** Waits after a failed pull; returns whether another one makes sense. */
  async #recover(error: unknown, failures: number, signal: AbortSignal): Promise<boolean> {
    const { provider, report, random } = this.#context;
    if (!isVodError(error) || !error.retryable) {
      if (!report("halted", { provider, error })) throwUncaught(error);
      return false;
    }
    const waitMilliseconds = backoffMs(failures, backoff, random);
    report("pull_failed", { provider, error, waitMilliseconds });
    await this.#sleep(waitMilliseconds, signal);
    return true;
  }

  #takeIn(items: readonly QueueItem[]): void {
    if (items.length === 0) return;
    const { provider, report } = this.#context;
    report("pulled", { provider, count: items.length });
    for (const item of items) {
      this.#room.enter(
        this.#context.deliver(item).then((settlement) => {
          if (settlement === "confirm") this.#confirmer.add(item.handle);
          if (settlement === "no_room") this.#heldUntil = this.#context.clock.now() + noRoomMs;
        }),
      );
    }
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

function throwUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
