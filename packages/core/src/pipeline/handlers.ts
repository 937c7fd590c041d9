import { EventEmitter } from "eventemitter3";
import type { Confirmed } from "../confirmation/confirmed.js";
import { VodError } from "../errors/vod-error.js";
import type { VodEvent, VodEventOf, VodEventType } from "../event/event.js";
import type { Integrity } from "../inbox/received-event.js";

/** {@link Integrity}, and what was learned since. */
export interface HandledIntegrity extends Integrity {
  /**
   * Whether the cloud's API bore the event out: `yes`, `unknown` where it cannot tell, `not_needed` where the
   * body is covered already, `not_requested` without `receiver.confirm`. What was confirmed are the neutral fields, not
   * `native`.
   */
  readonly confirmed: Confirmed;
}

/** What a handler is told besides the event. */
export interface HandlerContext {
  /** Aborted when the result is no longer waited for: the handlers' deadline or that of `stop()` passed. */
  readonly signal: AbortSignal;
  /** 1 the first time the event is handed over, and one more after each failure; a durable inbox counts on over restarts. */
  readonly attempt: number;
  readonly receivedAt: Date;
  readonly integrity: HandledIntegrity;
}

/** The types a handler can be registered for: one, or `*` for all. */
export type Subscription = VodEventType | "*";

/** The event that a handler of a subscription gets. */
export type SubscribedEvent<To extends Subscription> = To extends VodEventType
  ? VodEventOf<To>
  : VodEvent;

/**
 * Handles an event. A promise is awaited; when it rejects, or the function throws, the event is not done
 * and comes again, so a handler must be able to see the same event twice.
 */
export type Handler<To extends Subscription> = (
  event: SubscribedEvent<To>,
  context: HandlerContext,
) => unknown;

type AnyHandler = (event: never, context: HandlerContext) => unknown;
type Collect = (handler: AnyHandler) => Promise<unknown>;
interface Listener {
  (collect: Collect): void;
  readonly handler: AnyHandler;
}

/** The handlers of an application. */
export class Handlers {
  readonly #wanted: readonly VodEventType[] | undefined;
  readonly #emitter = new EventEmitter<Record<string, (collect: Collect) => void>>();
  /** The once-listeners that run now: off the emitter, and back on it if they fail. */
  readonly #trying = new Map<Listener, Subscription>();

  /** `wanted` are the types that arrive besides `unknown`; absent for all. */
  constructor(wanted: readonly VodEventType[] | undefined) {
    this.#wanted = wanted;
  }

  on(to: Subscription, handler: AnyHandler): void {
    this.#check(to);
    const run = (collect: Collect) => void collect(handler);
    this.#emitter.on(to, Object.assign(run, { handler }));
  }

  /** The handler is gone after its first success; while it runs it gets no other event. */
  once(to: Subscription, handler: AnyHandler): void {
    this.#check(to);
    const run = (collect: Collect) => {
      this.#emitter.off(to, listener);
      this.#trying.set(listener, to);
      collect(handler)
        .catch(() => this.#trying.has(listener) && this.#emitter.on(to, listener))
        .finally(() => this.#trying.delete(listener));
    };
    const listener: Listener = Object.assign(run, { handler });
    this.#emitter.on(to, listener);
  }

  off(to: Subscription, handler: AnyHandler): void {
    for (const [listener, subscription] of this.#trying) {
      if (listener.handler === handler && subscription === to) this.#trying.delete(listener);
    }
    for (const listener of this.#emitter.listeners(to) as Listener[]) {
      if (listener.handler === handler) this.#emitter.off(to, listener);
    }
  }

  /** Whether an event of a type would run any handler. */
  has(type: VodEventType): boolean {
    return this.#emitter.listenerCount(type) + this.#emitter.listenerCount("*") > 0;
  }

  /**
   * Runs every handler of an event and waits for all, whether or not some fail. Returns how many there
   * were; throws what the one that failed threw, or an `AggregateError` of several.
   */
  async run(event: VodEvent, context: HandlerContext): Promise<number> {
    const runs: Promise<unknown>[] = [];
    const collect: Collect = (handler) => {
      const run = (async () => handler(event as never, context))();
      runs.push(run);
      return run;
    };
    this.#emitter.emit(event.type, collect);
    this.#emitter.emit("*", collect);
    if (runs.length === 1) await runs[0];
    if (runs.length <= 1) return runs.length;
    const results = await Promise.allSettled(runs);
    const errors = results.filter((result) => result.status === "rejected").map((r) => r.reason);
    if (errors.length === 1) throw errors[0];
    if (errors.length > 1) throw new AggregateError(errors, `${errors.length} handlers failed`);
    return runs.length;
  }

  #check(to: Subscription): void {
    if (to === "*" || to === "unknown" || (this.#wanted?.includes(to) ?? true)) return;
    throw new VodError(
      "config_invalid",
      `callback.events leaves out "${to}": add it there, or no event reaches this handler`,
    );
  }
}
