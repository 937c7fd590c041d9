import { EventEmitter } from "eventemitter3";
import type { Confirmed } from "../confirmation/confirmed.js";
import { VodError } from "../errors/vod-error.js";
import type { VodEvent, VodEventOf, VodEventType } from "../event/event.js";
import type { Integrity } from "../inbox/received-event.js";

/** {@link Integrity} with the result of the confirmation. */
export interface HandledIntegrity extends Integrity {
  /**
   * Whether the provider's API confirmed the neutral fields of the event. The confirmation does not cover `native`.
   */
  readonly confirmed: Confirmed;
}

/** The second argument of a handler. */
export interface HandlerContext {
  /** Aborted when the result is no longer awaited: the handler deadline or the deadline of `stop()` has passed. */
  readonly signal: AbortSignal;
  /** Starts at 1. Each failed attempt adds 1. A durable inbox keeps the number across restarts. */
  readonly attempt: number;
  readonly receivedAt: Date;
  readonly integrity: HandledIntegrity;
}

/** The type that a handler is registered for, or `*` for all types. */
export type Subscription = VodEventType | "*";

/** The event type of a subscription. */
export type SubscribedEvent<To extends Subscription> = To extends VodEventType
  ? VodEventOf<To>
  : VodEvent;

/**
 * Handles an event. A returned promise is awaited. When it rejects or the function throws, the event is retried or
 * redelivered, so a handler must be idempotent.
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
  readonly #subscribed: readonly VodEventType[] | undefined;
  readonly #emitter = new EventEmitter<Record<string, (collect: Collect) => void>>();
  /** Running `once` listeners. They are removed from the emitter and added again when they fail. */
  readonly #running = new Map<Listener, Subscription>();

  /** `subscribed` are the types in `callback.events`; absent for all. `unknown` is always received. */
  constructor(subscribed: readonly VodEventType[] | undefined) {
    this.#subscribed = subscribed;
  }

  on(to: Subscription, handler: AnyHandler): void {
    this.#check(to);
    const run = (collect: Collect) => void collect(handler);
    this.#emitter.on(to, Object.assign(run, { handler }));
  }

  /** Registers a handler that is removed after its first success. It receives no other event while it runs. */
  once(to: Subscription, handler: AnyHandler): void {
    this.#check(to);
    const run = (collect: Collect) => {
      this.#emitter.off(to, listener);
      this.#running.set(listener, to);
      collect(handler)
        .catch(() => this.#running.has(listener) && this.#emitter.on(to, listener))
        .finally(() => this.#running.delete(listener));
    };
    const listener: Listener = Object.assign(run, { handler });
    this.#emitter.on(to, listener);
  }

  off(to: Subscription, handler: AnyHandler): void {
    for (const [listener, subscription] of this.#running) {
      if (listener.handler === handler && subscription === to) this.#running.delete(listener);
    }
    for (const listener of this.#emitter.listeners(to) as Listener[]) {
      if (listener.handler === handler) this.#emitter.off(to, listener);
    }
  }

  /** Tells whether an event type has any handler. */
  has(type: VodEventType): boolean {
    return this.#emitter.listenerCount(type) + this.#emitter.listenerCount("*") > 0;
  }

  /**
   * Runs all handlers of an event and waits for all of them. Returns their number. Throws the error of the handler
   * that failed, or an `AggregateError` when several failed.
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
    if (to === "*" || to === "unknown" || (this.#subscribed?.includes(to) ?? true)) return;
    throw new VodError(
      "config_invalid",
      `callback.events does not include "${to}". Add it, or this handler receives no event`,
    );
  }
}
