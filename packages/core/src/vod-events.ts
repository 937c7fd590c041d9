import { compose } from "./application/compose.js";
import type { StopResult } from "./application/lifecycle.js";
import type { ProviderFactories, VodEventsOptions } from "./application/options.js";
import { warnIfUnsignedAllowed } from "./application/warn-if-unsigned.js";
import type { CallbackManager } from "./callback/callback-manager.js";
import type { Diagnostics } from "./diagnostics/diagnostics.js";
import { VodError } from "./errors/vod-error.js";
import type { CapturedDelivery, Explanation } from "./explain/explanation.js";
import type { Handler, Subscription } from "./pipeline/handlers.js";
import { type DeliveryRequest, receiveRequest } from "./pipeline/receive.js";
import type { DeliveryReply } from "./pipeline/reply.js";

/** The options of {@link VodEvents.stop}. */
export interface StopOptions {
  /** How long handlers may still run. Default 30. */
  readonly deadlineSeconds?: number | undefined;
}

/** What an application holds: its handlers, the cloud's callback config, and the receiver. */
export interface VodEvents {
  /** The name of the selected cloud. */
  readonly provider: string;
  /** Tells of operational facts, for logs and metrics. */
  readonly diagnostics: Diagnostics;
  /** The callback config of the selected cloud. */
  readonly callback: CallbackManager;
  /**
   * The callback config of any cloud in `providers`, by its name.
   *
   * @throws VodError `config_invalid` for a name that is not there
   */
  callbackOf(name: string): CallbackManager;
  /**
   * Registers a handler for a type of event, or `*` for all.
   *
   * @throws VodError `config_invalid` for a type that `callback.events` leaves out.
   */
  on<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Like `on`, for one event: the handler is gone after its first success. */
  once<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Removes a handler that `on` or `once` registered. */
  off<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Takes a callback; a host binding such as `nodeHandler` calls it. Never rejects. */
  receive(request: DeliveryRequest): Promise<DeliveryReply>;
  /**
   * Says why a delivery would be refused, and what to do about it; for whoever looks after the receiver, never
   * for an answer. It takes nothing in, calls nobody, and checks signatures 200 times at most;
   * with a body of 1 MiB that takes seconds.
   *
   * @throws VodError `config_invalid` for what is no captured delivery
   */
  explain(delivery: CapturedDelivery): Promise<Explanation>;
  /**
   * Begins to hand over what a durable inbox holds, and to pull, where the mode is pull. Register the
   * handlers first: an event that nobody handles is done.
   */
  start(): Promise<void>;
  /**
   * Takes in nothing new, waits for the handlers that run and for what they confirm. At the deadline their
   * signal is aborted and they are waited for no longer; the result names them. There is no start after a
   * stop.
   */
  stop(options?: StopOptions): Promise<StopResult>;
}

/**
 * Brings a cloud and an application together.
 *
 * @throws VodError `config_invalid` or `unsupported` for options that cannot work.
 */
export function createVodEvents<
  const Factories extends ProviderFactories,
  const Selected extends string | undefined,
>(options: VodEventsOptions<Factories, Selected>): VodEvents {
  const {
    name,
    diagnostics,
    callbackOf,
    handlers,
    receiver,
    lifecycle,
    inbox,
    consumer,
    clock,
    routes,
  } = compose(options);

  const vod: VodEvents = {
    provider: name,
    diagnostics,
    callback: callbackOf(name),
    callbackOf,
    on(to, handler) {
      handlers.on(to, handler);
      return vod;
    },
    once(to, handler) {
      handlers.once(to, handler);
      return vod;
    },
    off(to, handler) {
      handlers.off(to, handler);
      return vod;
    },
    receive: (request) => lifecycle.track(receiveRequest(request, receiver)),
    async explain(delivery) {
      const { explainDelivery } = await import("./explain/explain.js");
      return explainDelivery(delivery, { ...receiver, routes });
    },
    async start() {
      if (lifecycle.closing.aborted) {
        throw new VodError("stopped", "after stop() there is no start(): create another");
      }
      if (consumer === undefined)
        warnIfUnsignedAllowed(receiver.pipeline.policy, receiver.pipeline.report);
      await inbox.start();
      consumer?.start();
    },
    async stop({ deadlineSeconds = 30 } = {}) {
      if (!(deadlineSeconds >= 0)) {
        throw new VodError("config_invalid", "deadlineSeconds must be a number of 0 or more");
      }
      return lifecycle.stop(clock, deadlineSeconds * 1000, {
        first: async () => consumer?.stop(),
        last: () => inbox.stop(),
      });
    },
  };
  return vod;
}
