import { eventRef } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
import { createInboxAdmin, type OpenedInbox } from "./inbox-admin.js";
import { memoryStore } from "./memory-store.js";
import { type PendingEvent, PendingEvents } from "./pending-events.js";
import { isPermanent, isUnconfirmed, retryAfterMs } from "./permanent-error.js";
import { putFailure } from "./put-failure.js";
import type { ReceivedEvent } from "./received-event.js";
import type { InboxStore, KeyValueState, Lease, UndecodableMessage } from "./store.js";
import { type AfterFailure, type Settlement, Worker } from "./worker.js";

/** The options of {@link memoryInbox}. */
export interface MemoryInboxOptions {
  /** How often the handlers of a callback's event run before the callback is answered. Default 3. */
  readonly attempts?: number;
  /** How many handled events are remembered, to drop duplicates. Default 10,000. */
  readonly remember?: number;
  /** How many dead events and letters are kept; the oldest go first. Default 1,000. */
  readonly keepDead?: number;
  /** How many events may wait or run; a delivery over that is refused. Default 10,000. */
  readonly maxOpen?: number;
}

/** An inbox in memory; see {@link memoryInbox}. */
export interface MemoryInbox extends Inbox {
  readonly admin: InboxAdmin;
}

const backoff: Backoff = { baseMs: 200, capMs: 2000 };

/**
 * Makes the inbox that needs nothing: a delivery is answered only after its handlers succeeded, so a crash
 * loses nothing that was answered. An event that fails is tried again here a few times, unless it was
 * pulled, then left to the cloud to send again; clouds that do not lose it, and a durable inbox is for
 * them.
 */
export function memoryInbox(options: MemoryInboxOptions = {}): MemoryInbox {
  const store = memoryStore({
    done: positive(options.remember ?? 10_000, "remember"),
    dead: positive(options.keepDead ?? 1000, "keepDead"),
    parked: positive(options.remember ?? 10_000, "remember"),
    open: positive(options.maxOpen ?? 10_000, "maxOpen"),
  });
  return new SynchronousInbox(store, positive(options.attempts ?? 3, "attempts"));
}

/** An inbox that lets deliveries wait until their events are handled. */
class SynchronousInbox implements MemoryInbox {
  readonly durable = false;
  readonly admin: InboxAdmin;
  readonly state: KeyValueState;
  readonly #store: InboxStore;
  readonly #attempts: number;
  readonly #awaited = new PendingEvents();
  #opened: OpenedInbox | undefined;
  #stopped = false;

  constructor(store: InboxStore, attempts: number) {
    this.#store = store;
    this.state = store.state;
    this.#attempts = attempts;
    this.admin = createInboxAdmin(store, () => this.#opened);
  }

  open(host: InboxHost): void {
    if (this.#opened !== undefined) {
      throw new VodError("config_invalid", "an inbox serves one createVodEvents(): make another");
    }
    const worker = new Worker({
      store: this.#store,
      host,
      decide: (lease, error) => this.#decide(lease, error, host),
      onSettled: (lease, result) => this.#answer(lease, result),
    });
    this.#opened = { host, worker };
    host.closing.addEventListener("abort", () => this.#giveBack(), { once: true });
  }

  /** Nothing is in it from before. */
  async start(): Promise<void> {}

  async accept(arrivals: readonly ReceivedEvent[]): Promise<AcceptResult> {
    if (this.#opened === undefined || this.#stopped) return "inbox_unavailable";
    const { host, worker } = this.#opened;
    const expected = arrivals.map(({ event }) => this.#awaited.expect(event.id));
    try {
      const results = await this.#store.put(arrivals);
      for (const [index, { event }] of arrivals.entries()) {
        if (results[index] === "stored") continue;
        host.report("duplicate", eventRef(event));
        if (expected[index]?.first) await this.#takeUpAgain(event.id, host);
      }
    } catch (error) {
      for (const [index, { event }] of arrivals.entries()) {
        if (expected[index]?.first) this.#awaited.settle(event.id, false);
      }
      return putFailure(error, host.report);
    }
    worker.start();
    worker.wake();
    const handled = await Promise.all(expected.map((event) => event.handled));
    return handled.every(Boolean) ? "accepted" : "handler_failed";
  }

  storeUndecodable(letter: UndecodableMessage): Promise<void> {
    return this.#store.storeUndecodable(letter);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#opened?.worker.stop(true);
  }

  /** What waits for another try is not tried any more: it waits for the cloud to send it again. */
  #giveBack(): void {
    const ids = this.#awaited.releaseRetrying();
    void this.#store.redrive({ ids, states: ["waiting"] }, Number.POSITIVE_INFINITY);
  }

  /** An event that was here before: tries it again if it was given back, else it is done, dead or runs. */
  async #takeUpAgain(id: string, { clock }: InboxHost): Promise<void> {
    if ((await this.#store.redrive({ ids: [id], states: ["waiting"] }, clock.now())) > 0) return;
    const record = await this.#store.get(id);
    if (record?.state !== "running") this.#awaited.settle(id, true);
  }

  /** No delivery waits for an event that was sent round again by hand: there is nobody to give it back to. */
  #decide(lease: Lease, error: unknown, { closing, random, report }: InboxHost): AfterFailure {
    const awaited = this.#awaited.get(lease.id);
    if (awaited === undefined) return "bury";
    if (isPermanent(error)) return this.#end(awaited, error);
    const failures = awaited.failures + 1;
    const tries = lease.integrity.channel === "pull" ? 1 : this.#attempts;
    const waitMilliseconds = retryAfterMs(error) ?? backoffMs(failures, backoff, random);
    const again = failures < tries && waitMilliseconds <= backoff.capMs && !closing.aborted;
    awaited.failures = failures;
    awaited.state = again ? "between_tries" : "given_back";
    if (!again && isUnconfirmed(error)) return this.#end(awaited, error);
    if (!again) return { retryInMs: Number.POSITIVE_INFINITY };
    report("retrying", { ...eventRef(lease.event), attempt: lease.attempt + 1, waitMilliseconds });
    return { retryInMs: waitMilliseconds };
  }

  /** What was not borne out is kept, but the cloud is not told that it arrived. */
  #end(awaited: PendingEvent, error: unknown): "bury" {
    if (isUnconfirmed(error)) awaited.state = "disowned";
    return "bury";
  }

  #answer({ id }: Lease, result: Settlement): void {
    const state = this.#awaited.get(id)?.state;
    if (result === "waiting" && state === "between_tries") return;
    const settled = result === "done" || (result === "dead" && state !== "disowned");
    this.#awaited.settle(id, settled);
  }
}

function positive(value: number, name: string): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new VodError("config_invalid", `memoryInbox: ${name} must be a whole number above 0`);
}
