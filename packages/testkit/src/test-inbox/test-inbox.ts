import {
  createVodEvents,
  type Handler,
  type HandlingOptions,
  type Subscription,
  type VodEvent,
  type VodEvents,
} from "@vod-events/core";
import { type FailedAttempt, memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type FakeClock, fakeClock } from "../clock/fake-clock.js";
import { Attempts } from "./attempts.js";
import { noProvider } from "./no-provider.js";
import { observedStore } from "./observed-store.js";

/** The options of {@link testInbox}. */
export interface TestInboxOptions {
  /** The handlers by event type, or `*` for all types. */
  readonly handlers?: { readonly [To in Subscription]?: Handler<To> };
  /** The application's handling options, such as `attempts`. */
  readonly handling?: HandlingOptions;
  /** Default: a clock that starts at 2026-01-01T00:00:00Z. */
  readonly clock?: FakeClock;
}

/** What became of an event. */
export interface DeliveredEvent {
  /** `dead` when its last attempt failed: the event is in the dead letters. */
  readonly state: "done" | "dead";
  /** Whether the event was delivered before, so that no handler ran for this delivery. */
  readonly duplicate: boolean;
  /** How many times the handlers ran. */
  readonly attempts: number;
  /** When the handlers ran again. */
  readonly retriedAt: readonly Date[];
  /** The failed attempts with their errors, oldest first. */
  readonly errors: readonly FailedAttempt[];
  /** Whether the end of an attempt was lost, so that the handlers ran again. */
  readonly leaseLost: boolean;
}

/** How to deliver an event. */
export interface DeliverOptions {
  /** Loses the end of the first attempt, as a process that crashes after the handlers. They run again. */
  readonly loseLease?: boolean;
}

/** An inbox that runs the handlers of an application. */
export interface TestInbox {
  readonly clock: FakeClock;
  /** Registers a handler, like `on` of the application. */
  readonly on: VodEvents["on"];
  /**
   * Stores an event as a durable inbox does and runs its handlers, until the event is done or dead. The clock advances
   * over the waits between attempts, and over the lease of a lost one.
   */
  deliver(event: VodEvent, options?: DeliverOptions): Promise<DeliveredEvent>;
}

/**
 * Creates an inbox to test handlers with. It is that of an application, in memory and with a fake clock: the same
 * retries, deadlines and dead letters. The waits have no jitter. A handler that uses no clock runs in real time.
 */
export function testInbox(options: TestInboxOptions = {}): TestInbox {
  const { handlers = {}, handling, clock = fakeClock() } = options;
  const attempts = new Attempts(clock);
  const limit = 100_000;
  const store = observedStore(memoryStore({ open: limit, done: limit, dead: limit }), attempts);
  const inbox = storedInbox(store);
  const vod = createVodEvents({
    provider: "sample",
    providers: { sample: () => noProvider },
    callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: "not used" } },
    ...{ inbox, handling, clock },
    random: () => 1,
  });
  for (const [to, handler] of Object.entries(handlers)) {
    vod.on(to as Subscription, handler as Handler<Subscription>);
  }
  const started = vod.start();
  return {
    clock,
    on: vod.on,
    async deliver(event, { loseLease = false } = {}) {
      await started;
      const running = attempts.begin(event.id, loseLease);
      const receivedAt = new Date(clock.now());
      const integrity = { channel: "push", covers: ["body"], providerName: "sample" } as const;
      await inbox.accept([{ event, receivedAt, integrity }]);
      for (;;) {
        const record = await store.get(event.id);
        if (record?.state === "done" || record?.state === "dead") {
          const { state, history: errors } = record;
          return { state, errors, ...running.result() };
        }
        await running.endOfAttempt(record?.dueAt);
      }
    },
  };
}
