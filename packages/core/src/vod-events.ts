import { compose } from "./application/compose.js";
import type { StopResult } from "./application/lifecycle.js";
import type { ProviderFactories, VodEventsOptions } from "./application/options.js";
import { warnIfUnsignedAllowed } from "./application/warn-if-unsigned.js";
import type { CallbackManager } from "./callback/callback-manager.js";
import type { Diagnostics } from "./diagnostics/diagnostics.js";
import { VodError } from "./errors/vod-error.js";
import type { CapturedDelivery, Explanation } from "./explain/explanation.js";
import type { Health } from "./health/health.js";
import type { DeliveryTap } from "./pipeline/delivery-tap.js";
import type { Handler, Subscription } from "./pipeline/handlers.js";
import { type DeliveryRequest, receiveRequest } from "./pipeline/receive.js";
import type { DeliveryReply } from "./pipeline/reply.js";
import type { MediaStates } from "./projection/media-states.js";
import { noStates } from "./projection/no-states.js";
import type {
  ReconcileDeletionsOptions,
  ReconcileDeletionsResult,
} from "./reconciliation/deletions-options.js";
import type { ReconcileOptions, ReconcileResult } from "./reconciliation/reconcile-options.js";

/** The options of {@link VodEvents.stop}. */
export interface StopOptions {
  /** How long handlers may still run. Default 30. */
  readonly deadlineSeconds?: number | undefined;
}

/** An application's connection to its providers: handlers, callback config and receiver. */
export interface VodEvents {
  /** The name of the selected provider. */
  readonly provider: string;
  /**
   * The paths of the callback URLs, one for each provider, as in a request target. Host bindings mount the receiver
   * there. Empty without `callback.url`.
   */
  readonly callbackPaths: readonly string[];
  /** Operational diagnostics, for logs and metrics. */
  readonly diagnostics: Diagnostics;
  /** Manages the callback config of the selected provider. */
  readonly callback: CallbackManager;
  /**
   * Manages the callback config of any provider in `providers`.
   *
   * @throws VodError `config_invalid` for an unknown name
   */
  callbackOf(name: string): CallbackManager;
  /**
   * The states of all media, folded from the events. Without the option `media`, every call fails with
   * `config_invalid`, and `media.enabled` is false.
   */
  readonly media: MediaStates;
  /**
   * Registers a handler for an event type, or `*` for all types.
   *
   * @throws VodError `config_invalid` for a type that is missing in `callback.events`
   */
  on<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Like `on`, for one event: the handler is removed after its first success. */
  once<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Removes a handler registered with `on` or `once`. */
  off<To extends Subscription>(to: To, handler: Handler<To>): VodEvents;
  /** Processes a callback. Host bindings such as `nodeHandler` call it. Never rejects. */
  receive(request: DeliveryRequest): Promise<DeliveryReply>;
  /**
   * Explains why the receiver rejects a delivery and how to fix it. For operators, never for a response. It stores
   * nothing and sends nothing. It checks at most 200 signatures, which takes seconds for a body of 1 MiB.
   *
   * @throws VodError `config_invalid` when the argument is not a captured delivery
   */
  explain(delivery: CapturedDelivery): Promise<Explanation>;
  /**
   * Adds a tap, which observes every delivery with its body. For a trusted tool such as an inspector; logs and metrics
   * use `diagnostics`. Returns a function that removes it.
   */
  tap(tap: DeliveryTap): () => void;
  /** Returns whether the application is alive and ready, with the reasons, for probes. Never rejects. */
  health(): Promise<Health>;
  /**
   * Reads through a provider's API what has happened in a time span, and stores the events that are missing in the
   * inbox, where they are handled like those of callbacks. A late callback is then a duplicate. Stopped by `stop()`.
   *
   * @throws VodError `unsupported` when the provider has no such API or the inbox is not durable, `config_invalid` for
   *   an invalid time span, or the error of a call or of the inbox. The pages before it are stored.
   */
  reconcile(options?: ReconcileOptions): Promise<ReconcileResult>;
  /**
   * Searches for deletions, which no list of an API shows: asks about each media whose file exists by its state, and
   * stores the deletions of those that do not exist. It costs a call for each `mediaPerCall` media.
   *
   * @throws VodError `unsupported` when the provider's API does not tell deletions or the inbox is not durable,
   *   `config_invalid` without the option `media` or when the API shows none of the media, or the error of a call or of
   *   the inbox. The deletions before it are stored.
   */
  reconcile(options: ReconcileDeletionsOptions): Promise<ReconcileDeletionsResult>;
  /**
   * Starts to deliver the events of a durable inbox, and to pull in `pull` mode. Register the handlers first: an
   * event without a handler counts as done.
   */
  start(): Promise<void>;
  /**
   * Stops: accepts nothing new and waits for running handlers and their confirms. At the deadline, the handlers'
   * signals are aborted and the result lists their events. A stopped instance cannot start again.
   */
  stop(options?: StopOptions): Promise<StopResult>;
}

/**
 * Creates the connection between an application and its providers.
 *
 * @throws VodError `config_invalid` or `unsupported` for invalid options
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
    reconciliation,
    projection,
    clock,
    routes,
    health,
  } = compose(options);
  let started = false;

  function reconcile(options?: ReconcileOptions): Promise<ReconcileResult>;
  function reconcile(options: ReconcileDeletionsOptions): Promise<ReconcileDeletionsResult>;
  function reconcile(
    options: ReconcileOptions | ReconcileDeletionsOptions = {},
  ): Promise<ReconcileResult | ReconcileDeletionsResult> {
    if (options.deletions) return lifecycle.track(reconciliation.searchDeletions(options));
    return lifecycle.track(reconciliation.run(options));
  }

  const vod: VodEvents = {
    provider: name,
    callbackPaths: routes.map(({ url }) => new URL(url).pathname),
    diagnostics,
    callback: callbackOf(name),
    callbackOf,
    media: projection?.states ?? noStates,
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
    tap: (tap) => receiver.pipeline.taps.add(tap),
    health: () => health(started),
    reconcile,
    async start() {
      if (lifecycle.closing.aborted) {
        throw new VodError(
          "stopped",
          "Cannot start after stop(). Create a new instance with createVodEvents().",
        );
      }
      if (consumer === undefined)
        warnIfUnsignedAllowed(receiver.pipeline.policy, receiver.pipeline.report);
      await projection?.start();
      await inbox.start();
      consumer?.start();
      for (const scheduler of reconciliation.schedulers) void lifecycle.track(scheduler.start());
      started = true;
    },
    async stop({ deadlineSeconds = 30 } = {}) {
      if (!(deadlineSeconds >= 0)) {
        throw new VodError("config_invalid", "stop.deadlineSeconds: must be a number, 0 or more");
      }
      return lifecycle.stop(clock, deadlineSeconds * 1000, {
        first: async () => void (await Promise.all([consumer?.stop(), projection?.ended()])),
        last: () => inbox.stop(),
      });
    },
  };
  return vod;
}
