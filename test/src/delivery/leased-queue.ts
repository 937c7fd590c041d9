import { type Clock, VodError } from "@vod-events/core";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";

/** How a call on the queue goes. `lost`: it is done, but its answer does not arrive. */
export const callResults = ["ok", "throttled", "unavailable", "lost", "repeated"] as const;
type CallResult = (typeof callResults)[number];

interface Message {
  readonly json: { readonly uploads: readonly string[] };
  handle: string;
  leaseExpiresAt: number;
  confirmed: boolean;
}

/** The queue of a cloud: leases waiting events, accepts confirms during the lease, and sometimes fails. */
export class LeasedQueue implements QueueSource {
  readonly limits = {
    eventsPerPull: 4,
    handlesPerConfirm: 3,
    leaseSeconds: 30,
    longPollSeconds: 5,
    pullsPerSecond: 10,
    confirmsPerSecond: 10,
  };
  readonly #clock: Clock;
  readonly #onConfirm: (mediaIds: readonly string[]) => void;
  readonly #messages: Message[] = [];
  #callResults: readonly CallResult[];
  #calls = 0;
  #handles = 0;

  /** `onConfirm` is called with the events that a valid confirm removes from the queue. */
  constructor(
    clock: Clock,
    callResults: readonly CallResult[],
    onConfirm: (mediaIds: readonly string[]) => void,
  ) {
    this.#clock = clock;
    this.#callResults = callResults;
    this.#onConfirm = onConfirm;
  }

  /** The uploads that were not confirmed yet. */
  get open(): readonly string[] {
    return this.#messages.filter((each) => !each.confirmed).flatMap(({ json }) => json.uploads);
  }

  put(uploads: readonly string[]): void {
    this.#messages.push({ json: { uploads }, handle: "", leaseExpiresAt: 0, confirmed: false });
  }

  /** Nothing fails from now on. */
  clearFaults(): void {
    this.#callResults = [];
  }

  async pull(): Promise<readonly QueueItem[]> {
    const result = this.#next();
    const now = this.#clock.now();
    const due = this.#messages.filter((each) =>
      result === "repeated"
        ? each.leaseExpiresAt > 0
        : !each.confirmed && each.leaseExpiresAt <= now,
    );
    const items = due.slice(0, this.limits.eventsPerPull).map((message) => {
      this.#handles += 1;
      message.handle = String(this.#handles);
      message.leaseExpiresAt = now + this.limits.leaseSeconds * 1000;
      return { handle: message.handle, json: message.json };
    });
    if (result === "lost") throw new VodError("network", "the answer is lost");
    return items;
  }

  async confirm(handles: readonly string[]): Promise<void> {
    const result = this.#next();
    const now = this.#clock.now();
    const named = this.#messages.filter(({ handle }) => handles.includes(handle));
    const late = named.some(({ confirmed, leaseExpiresAt }) => confirmed || leaseExpiresAt <= now);
    if (late || named.length < handles.length) {
      throw new VodError("request_rejected", "a handle is not good");
    }
    for (const message of named) message.confirmed = true;
    this.#onConfirm(named.flatMap(({ json }) => json.uploads));
    if (result === "lost") throw new VodError("network", "the answer is lost");
  }

  #next(): CallResult | undefined {
    const result = this.#callResults[this.#calls++ % this.#callResults.length];
    if (result === "throttled" || result === "unavailable") throw new VodError(result, "not now");
    return result;
  }
}
