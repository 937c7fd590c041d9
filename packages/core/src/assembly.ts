import { callbackProblems } from "./callback/check.js";
import type { CallbackConfig } from "./callback/config.js";
import type { CallbackControl } from "./callback/control.js";
import { callbackControls } from "./callback-controls.js";
import { type Clock, type Random, systemClock } from "./clock.js";
import { refuseProblems } from "./config/check-config.js";
import { Confirmations } from "./confirmation/confirmations.js";
import { Deadlines } from "./deadlines.js";
import { VodError } from "./errors.js";
import { createNoticeReport } from "./flow/notices.js";
import type { FlowContext, Source } from "./flow/receive.js";
import type { ReceiverContext } from "./flow/receiver.js";
import { createRoutes, type Route, routesBelow } from "./flow/routes.js";
import { Handlers } from "./handlers.js";
import { type DispatchContext, dispatch } from "./inbox/dispatch.js";
import { type HandlingSettings, handlingSettings } from "./inbox/handling.js";
import type { Inbox, InboxHost } from "./inbox/inbox.js";
import { memoryInbox } from "./inbox/memory.js";
import { keyRing } from "./keys/key-ring.js";
import { Lifecycle } from "./lifecycle.js";
import { createObservers, type Observers, type Report } from "./observe.js";
import {
  type AnyVodEventsOptions,
  inboxProblems,
  optionsProblems,
  type ReceiverSettings,
  receiverSettings,
} from "./options.js";
import type { Provider } from "./provider/provider.js";
import { Providers } from "./providers.js";
import { Consumer } from "./pull/consumer.js";
import { deliverPulled } from "./pull/deliver.js";
import { checkLeaseFit } from "./pull/lease-fit.js";

/** The parts of an application, put together and not yet started. */
export interface Assembly {
  /** The name of the selected cloud. */
  readonly name: string;
  readonly observers: Observers;
  readonly callbackOf: (name: string) => CallbackControl;
  readonly handlers: Handlers;
  readonly reception: ReceiverContext;
  /** The places that clouds were told to call. */
  readonly routes: readonly Route[];
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
export function assemble(options: AnyVodEventsOptions): Assembly {
  refuseProblems(optionsProblems(options));
  refuseProblems(inboxProblems(options.inbox));
  const { callback: config, clock = systemClock, random = Math.random } = options;
  const receiver = receiverSettings(options.receiver);
  const handling = handlingSettings(options.handling);
  const providers = new Providers(options.providers);
  const { name, provider } = providers.select(options.provider);
  const inbox = options.inbox ?? memoryInbox();
  checkCallback(config, { provider, name }, receiver);
  if (config.mode === "pull" && provider.queue !== undefined && !inbox.durable) {
    checkLeaseFit(provider.queue.limits, handling, name);
  }

  const { observers, report } = createObservers();
  const base: Base = { clock, random, report };
  const keys = keyRing(config.signing, base);
  const handlers = new Handlers(config.events);
  const lifecycle = new Lifecycle();
  const confirm = confirmOf(receiver, providers, base);
  const { confirm: confirms } = receiver;
  openInbox(inbox, { handling, confirms }, { handlers, confirm }, lifecycle, base);
  const flow = flowContext({ inbox, keys, closing: lifecycle.closing }, config, receiver, base);
  const routes = routesBelow(config.url || undefined, providers.names);
  const findRoute = createRoutes(routes);
  return {
    ...{ name, observers, handlers, lifecycle, inbox, clock },
    callbackOf: callbackControls({ ...options, inbox }, providers, report),
    reception: { providers, findRoute, flow },
    routes,
    consumer: config.mode === "pull" ? consumerOf(provider, name, handling, flow, base) : undefined,
  };
}

/** Throws for a config that cannot work, or not at the selected cloud. */
function checkCallback(
  config: CallbackConfig,
  { provider: { capabilities }, name }: Source,
  receiver: ReceiverSettings,
): void {
  refuseProblems(callbackProblems(config, { name, capabilities }, receiver));
  if (capabilities.modes.includes(config.mode)) return;
  throw new VodError(
    "unsupported",
    `callback.mode: ${name} has no ${config.mode}; use ${capabilities.modes.join(" or ")}`,
    { provider: name },
  );
}

function openInbox(
  inbox: Inbox,
  settings: Pick<InboxHost, "handling" | "confirms">,
  parts: Pick<DispatchContext, "handlers" | "confirm">,
  { unfinished, closing }: Lifecycle,
  base: Base,
): void {
  const deadlines = new Deadlines(settings.handling.deadlineMs, base.clock);
  const dispatching = { ...base, ...parts, unfinished, deadlines };
  inbox.open({
    ...base,
    ...settings,
    closing,
    handle: (arrival, attempt) => dispatch(arrival, attempt, dispatching),
  });
}

/** How events are confirmed. Throws where that is asked for and a cloud needs it that cannot do it. */
function confirmOf(
  { confirm, unconfirmed, allowUnsigned }: ReceiverSettings,
  providers: Providers,
  base: Base,
): DispatchContext["confirm"] {
  if (!confirm) return async () => "not_asked";
  for (const name of providers.names) {
    const { confirmation, capabilities } = providers.get(name);
    const covered = capabilities.signing.covers.includes("body") && !allowUnsigned;
    if (confirmation !== undefined || covered) continue;
    throw new VodError(
      "unsupported",
      `receiver.confirm: the events of ${name} cannot be read back; leave it out, or require: ["body"]`,
      { provider: name },
    );
  }
  const confirmations = new Confirmations({ ...base, providers, unconfirmed });
  return (arrival) => confirmations.confirm(arrival);
}

function flowContext(
  parts: Pick<FlowContext, "inbox" | "keys" | "closing">,
  config: CallbackConfig,
  receiver: ReceiverSettings,
  { clock, report }: Base,
): FlowContext {
  const bodyDeadlines = new Deadlines(receiver.bodyTimeoutSeconds * 1000, clock);
  parts.closing.addEventListener("abort", () => bodyDeadlines.passAll(), { once: true });
  return {
    ...{ ...parts, clock, report },
    reportNotices: createNoticeReport(report),
    maxBodyBytes: receiver.maxBodyBytes,
    bodyDeadlines,
    policy: receiver,
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
