import {
  type QueueItem,
  type QueueLimits,
  type QueueSource,
  VodError,
} from "@vod-events/core/provider";
import type { FakeClock } from "@vod-events/testkit";

const limits: QueueLimits = {
  ...{ eventsPerPull: 4, handlesPerConfirm: 2, leaseSeconds: 30, longPollSeconds: 5 },
  ...{ pullsPerSecond: 100, confirmsPerSecond: 100 },
};

interface Message {
  readonly json: unknown;
  handle?: string;
  leasedUntil: number;
}

/** A queue in memory that leases messages. A pull of an empty queue waits on the clock. */
export class MemoryQueue implements QueueSource {
  limits: QueueLimits = limits;
  readonly clock: FakeClock;
  readonly #perPull: number;
  #messages: Message[] = [];
  #handles = 0;

  constructor(clock: FakeClock, perPull = limits.eventsPerPull) {
    this.clock = clock;
    this.#perPull = perPull;
  }

  send(json: unknown): void {
    this.#messages.push({ json, leasedUntil: 0 });
  }

  async pull(signal: AbortSignal): Promise<readonly QueueItem[]> {
    const aborted = () => new VodError("aborted", "the pull was aborted");
    if (signal.aborted) throw aborted();
    if (this.#waiting().length === 0) {
      await this.clock.sleep(limits.longPollSeconds * 1000, signal).catch(() => {
        throw aborted();
      });
    }
    return this.#waiting()
      .slice(0, this.#perPull)
      .map((message) => {
        message.handle = this.newHandle();
        message.leasedUntil = this.clock.now() + limits.leaseSeconds * 1000;
        return { handle: message.handle, json: message.json };
      });
  }

  async confirm(handles: readonly string[]): Promise<void> {
    this.#messages = this.#messages.filter(({ handle = "" }) => !handles.includes(handle));
  }

  newHandle(): string {
    this.#handles += 1;
    return `handle-${this.#handles}`;
  }

  #waiting(): readonly Message[] {
    return this.#messages.filter(({ leasedUntil }) => leasedUntil <= this.clock.now());
  }
}
