import { eventRef } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { MediaStore } from "../media/media-store.js";
import { type Backoff, backoffMs } from "../primitives/retry.js";
import { rejectUnknownOptions } from "../validation/reject-unknown-options.js";
import type { AcceptResult, Inbox, InboxAdmin, InboxHost } from "./inbox.js";
import { createInboxAdmin, type OpenedInbox, rejectSecondUse } from "./inbox-admin.js";
import { memoryStore } from "./memory-store.js";
import { type PendingEvent, PendingEvents } from "./pending-events.js";
import { isPermanent, isUnconfirmed, retryAfterMs } from "./permanent-error.js";
import { putFailure } from "./put-failure.js";
import type { ReceivedEvent } from "./received-event.js";
import type { AfterFailure } from "./settle-failure.js";
import type { InboxStore, KeyValueState, Lease, UndecodableMessage } from "./store.js";
import { type Settlement, Worker } from "./worker.js";

/** The options of {@link memoryInbox}. */
export interface MemoryInboxOptions {
  /** How many times the handlers of a callback's event run before the callback is answered. Default 3. */
  readonly attempts?: number;
  /** How many handled events are kept for deduplication. Default 10,000. */
  readonly keepDone?: number;
  /** The maximum number of dead letters; the oldest are dropped first. Default 1,000. */
  readonly keepDead?: number;
  /** The maximum number of waiting and running events. A delivery that exceeds it is rejected. Default 10,000. */
  readonly maxOpen?: number;
}

/** An in-memory inbox; see {@link memoryInbox}. */
export interface MemoryInbox extends Inbox {
  readonly admin: InboxAdmin;
}

const optionNames: Readonly<Record<keyof MemoryInboxOptions, true>> = {
  attempts: true,
  keepDone: true,
  keepDead: true,
  maxOpen: true,
};

const backoff: Backoff = { baseMs: 200, capMs: 2000 };

/**
 * Creates an in-memory inbox. It acknowledges a delivery after the event's handlers have succeeded, so a crash loses
 * no acknowledged event. A failed callback event is retried a few times and then left to the provider to redeliver. A
 * pulled event is released at once. Providers that do not redeliver lose such an event: use a durable inbox for them.
 */
export function memoryInbox(options: MemoryInboxOptions = {}): MemoryInbox {
  rejectUnknownOptions("memoryInbox", options, Object.keys(optionNames));
  const store = memoryStore({
    done: positive(options.keepDone ?? 10_000, "keepDone"),
    dead: positive(options.keepDead ?? 1000, "keepDead"),
    open: positive(options.maxOpen ?? 10_000, "maxOpen"),
  });
  return new SynchronousInbox(store, positive(options.attempts ?? 3, "attempts"));
}

/** An inbox whose deliveries wait until their events are handled. */
class SynchronousInbox implements MemoryInbox {
  readonly durable = false;
  readonly admin: InboxAdmin;
  readonly state: KeyValueState;
  readonly media?: MediaStore;
  readonly #store: InboxStore;
  readonly #attempts: number;
  readonly #pending = new PendingEvents();
  #opened: OpenedInbox | undefined;
  #stopped = false;

  constructor(store: InboxStore, attempts: number) {
    this.#store = store;
    this.state = store.state;
    if (store.media !== undefined) this.media = store.media;
    this.#attempts = attempts;
    this.admin = createInboxAdmin(store, () => this.#opened);
  }

  open(host: InboxHost): void {
    rejectSecondUse(this.#opened);
    const worker = new Worker({
      store: this.#store,
      host,
      decide: (lease, error) => this.#decide(lease, error, host),
      onSettled: (lease, result) => this.#onSettled(lease, result),
    });
    this.#opened = { host, worker };
    host.closing.addEventListener("abort", () => this.#releaseRetrying(), { once: true });
  }

  /** Does nothing: the inbox starts empty. */
  async start(): Promise<void> {}

  async accept(received: readonly ReceivedEvent[]): Promise<AcceptResult> {
    if (this.#opened === undefined || this.#stopped) return "inbox_unavailable";
    const { host, worker } = this.#opened;
    const expected = received.map(({ event }) => this.#pending.expect(event.id));
    try {
      const results = await this.#store.put(received);
      for (const [index, { event }] of received.entries()) {
        if (results[index] === "stored") continue;
        host.report("duplicate", eventRef(event));
        if (expected[index]?.first) await this.#redriveReleased(event.id, host);
      }
    } catch (error) {
      for (const [index, { event }] of received.entries()) {
        if (expected[index]?.first) this.#pending.settle(event.id, false);
      }
      return putFailure(error, host.report);
    }
    worker.start();
    worker.wake();
    const handled = await Promise.all(expected.map((event) => event.handled));
    return handled.every(Boolean) ? "accepted" : "handler_failed";
  }

  storeUndecodable(message: UndecodableMessage): Promise<void> {
    return this.#store.storeUndecodable(message);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#opened?.worker.stop(true);
  }

  /** Releases the events that wait for a retry, so that the provider redelivers them. */
  #releaseRetrying(): void {
    const ids = this.#pending.releaseRetrying();
    void this.#store.redrive({ ids, states: ["waiting"] }, Number.POSITIVE_INFINITY);
  }

  /** Handles a known event: redrives it when it was released; otherwise it is done, dead or running. */
  async #redriveReleased(id: string, { clock }: InboxHost): Promise<void> {
    if ((await this.#store.redrive({ ids: [id], states: ["waiting"] }, clock.now())) > 0) return;
    const record = await this.#store.get(id);
    if (record?.state !== "running") this.#pending.settle(id, true);
  }

  /** An event that was redriven manually has no waiting delivery, so it cannot be released to the provider. */
  #decide(lease: Lease, error: unknown, { closing, random, report }: InboxHost): AfterFailure {
    const pending = this.#pending.get(lease.id);
    if (pending === undefined) return "dead_letter";
    if (isPermanent(error)) return this.#deadLetter(pending, error);
    const failures = pending.failures + 1;
    const attempts = lease.integrity.channel === "pull" ? 1 : this.#attempts;
    const waitMilliseconds = retryAfterMs(error) ?? backoffMs(failures, backoff, random);
    const retries = failures < attempts && waitMilliseconds <= backoff.capMs && !closing.aborted;
    pending.failures = failures;
    pending.state = retries ? "retrying" : "released";
    if (!retries && isUnconfirmed(error)) return this.#deadLetter(pending, error);
    if (!retries) return { retryInMs: Number.POSITIVE_INFINITY };
    report("retrying", { ...eventRef(lease.event), attempt: lease.attempt + 1, waitMilliseconds });
    return { retryInMs: waitMilliseconds };
  }

  /** Keeps an unconfirmed event in the dead letters without acknowledging it. */
  #deadLetter(pending: PendingEvent, error: unknown): "dead_letter" {
    if (isUnconfirmed(error)) pending.state = "unconfirmed";
    return "dead_letter";
  }

  #onSettled({ id }: Lease, result: Settlement): void {
    const state = this.#pending.get(id)?.state;
    if (result === "waiting" && state === "retrying") return;
    const settled = result === "done" || (result === "dead" && state !== "unconfirmed");
    this.#pending.settle(id, settled);
  }
}

function positive(value: number, name: string): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new VodError("config_invalid", `memoryInbox.${name}: must be an integer above 0`);
}
