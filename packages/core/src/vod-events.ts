import { checkCallbackConfig } from "./callback/check.js";
import { type CallbackControl, createCallbackControl } from "./callback/control.js";
import { systemClock } from "./clock.js";
import { VodError } from "./errors.js";
import type { KnownEventType } from "./event/event.js";
import { createNoticeReport } from "./flow/notices.js";
import type { FlowContext } from "./flow/receive.js";
import { type DeliveryRequest, receiveRequest } from "./flow/receiver.js";
import { createRoutes } from "./flow/routes.js";
import type { DeliveryReply } from "./flow/settle.js";
import { type Handler, Handlers, type Subscription } from "./handlers.js";
import { dispatch } from "./inbox/dispatch.js";
import { handlingSettings } from "./inbox/handling.js";
import { memoryInbox } from "./inbox/memory.js";
import { Lifecycle, type StopResult } from "./lifecycle.js";
import { createObservers, type Observers } from "./observe.js";
import { receiverSettings, type VodEventsOptions } from "./options.js";
import { Providers } from "./providers.js";
import { Consumer } from "./pull/consumer.js";
import { deliverPulled } from "./pull/deliver.js";
import { checkLeaseFit } from "./pull/lease-fit.js";
import { toldUrl } from "./told-url.js";

/** How many pulled events may be on their way to a durable inbox. */
const storedAtOnce = 256;

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
  readonly observe: Observers;
  readonly callback: CallbackControl;
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
export function createVodEvents<Name extends string>(options: VodEventsOptions<Name>): VodEvents {
  const { callback: config, clock = systemClock, random = Math.random } = options;
  const receiver = receiverSettings(options.receiver);
  const handling = handlingSettings(options.handling);
  const providers = new Providers(options.providers);
  const { name, provider } = providers.select(options.provider);
  checkCallbackConfig(config, provider.capabilities, name, receiver);

  const { observers: observe, report } = createObservers();
  const handlers = new Handlers();
  const lifecycle = new Lifecycle();
  const { closing, unfinished } = lifecycle;
  const inbox = options.inbox ?? memoryInbox();
  const dispatching = { handlers, clock, report, unfinished, deadlineMs: handling.deadlineMs };
  inbox.open({
    handle: (arrival, attempt) => dispatch(arrival, attempt, dispatching),
    handling,
    clock,
    random,
    report,
    closing,
  });

  const keys = [config.signing?.key, ...(config.signing?.previousKeys ?? [])];
  const flow: FlowContext = {
    inbox,
    clock,
    report,
    reportNotices: createNoticeReport(report),
    maxBodyBytes: receiver.maxBodyBytes,
    policy: { ...receiver, keys: keys.filter((key) => key !== undefined) },
    wanted: config.events && new Set(config.events),
  };
  const findRoute = createRoutes(config.url, providers.names);
  const reception = { providers, findRoute, flow, closing };
  const { queue } = provider;
  if (config.mode === "pull" && queue !== undefined && !inbox.durable) {
    checkLeaseFit(queue.limits, handling, name);
  }
  const consumer =
    config.mode === "pull" && queue !== undefined
      ? new Consumer({
          ...{ provider: name, queue, clock, random, report },
          deliver: (item) => deliverPulled(provider, name, item, flow),
          maxUnderWay: Math.max(
            inbox.durable ? storedAtOnce : handling.concurrency,
            queue.limits.eventsPerPull,
          ),
        })
      : undefined;
  const url = config.url && toldUrl(config.url, name);

  const vod: VodEvents = {
    provider: name,
    observe,
    callback: createCallbackControl({ provider, name, config, url, clock, random }),
    on(to, handler) {
      checkSubscription(to, flow.wanted);
      handlers.on(to, handler);
      return vod;
    },
    once(to, handler) {
      checkSubscription(to, flow.wanted);
      handlers.once(to, handler);
      return vod;
    },
    off(to, handler) {
      handlers.off(to, handler);
      return vod;
    },
    receive: (request) => lifecycle.track(receiveRequest(request, reception)),
    async start() {
      if (closing.aborted) {
        throw new VodError("stopped", "after stop() there is no start(): create another");
      }
      await inbox.start();
      consumer?.start();
    },
    stop: ({ deadlineSeconds = 30 } = {}) =>
      lifecycle.stop(clock, deadlineSeconds * 1000, {
        first: async () => consumer?.stop(),
        last: () => inbox.stop(),
      }),
  };
  return vod;
}

function checkSubscription(
  to: Subscription,
  wanted: ReadonlySet<KnownEventType> | undefined,
): void {
  if (to === "*" || to === "unknown" || wanted === undefined || wanted.has(to)) return;
  throw new VodError(
    "config_invalid",
    `callback.events leaves out "${to}": add it there, or no event reaches this handler`,
  );
}
