import { checkCallbackConfig } from "./callback/check.js";
import type { CallbackConfig } from "./callback/config.js";
import { type CallbackControl, createCallbackControl } from "./callback/control.js";
import { type Clock, type Random, systemClock } from "./clock.js";
import { VodError } from "./errors.js";
import { createNoticeReport } from "./flow/notices.js";
import type { FlowContext } from "./flow/receive.js";
import type { ReceiverContext } from "./flow/receiver.js";
import { createRoutes } from "./flow/routes.js";
import { Handlers } from "./handlers.js";
import { dispatch } from "./inbox/dispatch.js";
import { type HandlingSettings, handlingSettings } from "./inbox/handling.js";
import type { Inbox } from "./inbox/inbox.js";
import { memoryInbox } from "./inbox/memory.js";
import { Lifecycle } from "./lifecycle.js";
import { createObservers, type Observers, type Report } from "./observe.js";
import {
  checkOptionKeys,
  type ReceiverSettings,
  receiverSettings,
  type VodEventsOptions,
} from "./options.js";
import type { Provider } from "./provider/provider.js";
import { Providers } from "./providers.js";
import { Consumer } from "./pull/consumer.js";
import { deliverPulled } from "./pull/deliver.js";
import { checkLeaseFit } from "./pull/lease-fit.js";
import { toldUrl } from "./told-url.js";

/** The parts of an application, put together and not yet started. */
export interface Assembly {
  /** The name of the selected cloud. */
  readonly name: string;
  readonly observers: Observers;
  readonly callback: CallbackControl;
  readonly handlers: Handlers;
  readonly reception: ReceiverContext;
  readonly lifecycle: Lifecycle;
  readonly inbox: Inbox;
  /** Absent where nothing is pulled. */
  readonly consumer: Consumer | undefined;
  readonly clock: Clock;
}

/** What every part is made with. */
interface Base {
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
}

/** How many pulled events may be on their way to a durable inbox. */
const storedAtOnce = 256;

/** Checks the options and makes the parts; throws a `VodError` for options that cannot work. */
export function assemble(options: VodEventsOptions): Assembly {
  const { callback: config, clock = systemClock, random = Math.random } = options;
  checkOptionKeys(options);
  const receiver = receiverSettings(options.receiver);
  const handling = handlingSettings(options.handling);
  const providers = new Providers(options.providers);
  const { name, provider } = providers.select(options.provider);
  const inbox = options.inbox ?? memoryInbox();
  checkCallbackConfig(config, provider.capabilities, name, receiver);
  if (config.mode === "pull" && provider.queue !== undefined && !inbox.durable) {
    checkLeaseFit(provider.queue.limits, handling, name);
  }

  const { observers, report } = createObservers();
  const base: Base = { clock, random, report };
  const handlers = new Handlers(config.events);
  const lifecycle = new Lifecycle();
  openInbox(inbox, handling, handlers, lifecycle, base);
  const flow = flowContext(inbox, config, receiver, lifecycle.closing, base);
  const findRoute = createRoutes(config.url, providers.names);
  const url = config.url && toldUrl(config.url, name);
  return {
    ...{ name, observers, handlers, lifecycle, inbox, clock },
    callback: createCallbackControl({ provider, name, config, url, clock, random }),
    reception: { providers, findRoute, flow },
    consumer: config.mode === "pull" ? consumerOf(provider, name, handling, flow, base) : undefined,
  };
}

function openInbox(
  inbox: Inbox,
  handling: HandlingSettings,
  handlers: Handlers,
  { unfinished, closing }: Lifecycle,
  base: Base,
): void {
  const { deadlineMs } = handling;
  const dispatching = { ...base, handlers, unfinished, deadlineMs };
  inbox.open({
    ...base,
    handling,
    closing,
    handle: (arrival, attempt) => dispatch(arrival, attempt, dispatching),
  });
}

function flowContext(
  inbox: Inbox,
  config: CallbackConfig,
  receiver: ReceiverSettings,
  closing: AbortSignal,
  { clock, report }: Base,
): FlowContext {
  const keys = [config.signing?.key, ...(config.signing?.previousKeys ?? [])];
  return {
    ...{ inbox, clock, report, closing },
    reportNotices: createNoticeReport(report),
    maxBodyBytes: receiver.maxBodyBytes,
    policy: { ...receiver, keys: keys.filter((key) => key !== undefined) },
    wanted: config.events && new Set(config.events),
  };
}

function consumerOf(
  provider: Provider,
  name: string,
  { concurrency }: HandlingSettings,
  flow: FlowContext,
  base: Base,
): Consumer {
  const { queue } = provider;
  if (queue === undefined) {
    throw new VodError("unsupported", `${name} has no queue to pull`, { provider: name });
  }
  const atOnce = flow.inbox.durable ? storedAtOnce : concurrency;
  return new Consumer({
    ...base,
    provider: name,
    queue,
    deliver: (item) => deliverPulled({ provider, name }, item, flow),
    maxUnderWay: Math.max(atOnce, queue.limits.eventsPerPull),
  });
}
