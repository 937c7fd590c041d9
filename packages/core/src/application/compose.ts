import type { CallbackConfig } from "../callback/callback-config.js";
import { callbackProblems } from "../callback/validate-config.js";
import { EventConfirmer } from "../confirmation/event-confirmer.js";
import { createDiagnostics, type Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import { lastComparison } from "../health/last-comparison.js";
import { readHealth } from "../health/read-health.js";
import { type HandlingSettings, handlingSettings } from "../inbox/handling-options.js";
import { memoryInbox } from "../inbox/memory-inbox.js";
import { createKeyRing } from "../keys/create-key-ring.js";
import { DeliveryTaps } from "../pipeline/delivery-tap.js";
import { type DispatchContext, dispatch } from "../pipeline/dispatch.js";
import { createFailureReminder } from "../pipeline/failure-reminder.js";
import { Handlers } from "../pipeline/handlers.js";
import { observeAttempts } from "../pipeline/observe-attempts.js";
import { OutboundFetch } from "../pipeline/outbound-fetch.js";
import type { PipelineContext } from "../pipeline/process-delivery.js";
import { createWarningReporter } from "../pipeline/report-warnings.js";
import { createRoutes, routesBelow } from "../pipeline/routes.js";
import { type Clock, type Random, systemClock } from "../primitives/clock.js";
import { Deadlines } from "../primitives/deadlines.js";
import { mediaSettings } from "../projection/media-options.js";
import { generatesKeys } from "../provider/capabilities.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { Provider } from "../provider/provider.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import { checkLeaseDuration } from "../pull/check-lease-duration.js";
import { Consumer } from "../pull/consumer.js";
import { deliverPulled } from "../pull/deliver.js";
import { rejectProblems } from "../validation/config-problem.js";
import { callbackManagers } from "./create-callback-manager.js";
import { createMediaProjection } from "./create-media-projection.js";
import { createReconciliation } from "./create-reconciliation.js";
import { Lifecycle } from "./lifecycle.js";
import {
  type AnyVodEventsOptions,
  inboxProblems,
  optionsProblems,
  type ReceiverSettings,
  receiverSettings,
} from "./options.js";
import { providersOf } from "./providers-of.js";

interface Base {
  readonly clock: Clock;
  readonly random: Random;
  readonly report: Report;
}

/** The maximum number of pulled events on their way to a durable inbox. */
const storedAtOnce = 256;

/**
 * Validates the options and creates the parts of an application, which are not started yet. Without a consumer, nothing
 * is pulled; without a projection, no media states are kept. Throws a `VodError` for invalid options.
 */
export function compose(options: AnyVodEventsOptions) {
  rejectProblems(optionsProblems(options));
  rejectProblems(inboxProblems(options.inbox));
  const { callback: config, clock = systemClock, random = Math.random } = options;
  const receiver = receiverSettings(options.receiver);
  const handling = handlingSettings(options.handling);
  const providers = providersOf(options);
  const { name, provider } = providers.select(options.provider);
  const inbox = options.inbox ?? memoryInbox();
  checkCallback(config, { provider, name }, receiver);
  if (config.mode === "pull" && provider.queue !== undefined && !inbox.durable) {
    checkLeaseDuration(provider.queue.limits, handling, name);
  }

  const { diagnostics, report } = createDiagnostics();
  const base: Base = { clock, random, report };
  const keys = createKeyRing(config.signing, {
    ...base,
    createdByApply: generatesKeys(provider.capabilities),
  });
  const handlers = new Handlers(config.events);
  const lifecycle = new Lifecycle();
  const confirm = confirmOf(receiver, providers, base);
  const projection = createMediaProjection(
    mediaSettings(options.media),
    { inbox, closing: lifecycle.closing },
    { providers, selected: provider },
    base,
  );
  const { closing, inFlight } = lifecycle;
  const { instrumentation } = options;
  const deadlines = new Deadlines(handling.deadlineMs, clock);
  const project = projection?.project;
  const remindOfFailure = createFailureReminder();
  const dispatching = { ...base, handlers, confirm, project, inFlight, deadlines, remindOfFailure };
  inbox.open({
    ...{ ...base, handling, confirmsEvents: receiver.confirm, closing },
    handle: observeAttempts(dispatching, instrumentation, (received, attempt) =>
      dispatch(received, attempt, dispatching),
    ),
  });
  instrumentation?.observe({ diagnostics, inbox: inbox.admin, clock, closing });
  const pipeline = pipelineContext(
    { inbox, keys, instrumentation, closing },
    config,
    receiver,
    base,
  );
  const reconciliation = createReconciliation(
    { providers, pipeline, random, selected: name, media: projection && inbox.media },
    options.reconcile,
  );
  const routes = routesBelow(config.url || undefined, providers.names);
  const findRoute = createRoutes(routes);
  const consumer =
    config.mode === "pull" ? consumerOf(provider, name, handling, pipeline, base) : undefined;
  const comparison = lastComparison(name, diagnostics, clock);
  return {
    ...{ name, diagnostics, handlers, lifecycle, inbox, consumer, projection, clock },
    health: (started: boolean) =>
      readHealth({
        ...{ name, inbox, clock, started, stopping: closing.aborted },
        ...{ pull: consumer?.status, comparison: comparison() },
        reconcileSeconds: options.reconcile?.everySeconds,
      }),
    callbackOf: callbackManagers({ ...options, inbox }, providers, report),
    receiver: { providers, findRoute, pipeline },
    routes,
    reconciliation,
  };
}

/** Throws when the config is invalid or unsupported by the selected provider. */
function checkCallback(
  config: CallbackConfig,
  { provider: { capabilities }, name }: NamedProvider,
  receiver: ReceiverSettings,
): void {
  rejectProblems(callbackProblems(config, { name, capabilities }, receiver));
  if (capabilities.modes.includes(config.mode)) return;
  throw new VodError(
    "unsupported",
    `callback.mode: ${name} has no ${config.mode}; use ${capabilities.modes.join(" or ")}`,
    { provider: name },
  );
}

/** Creates the confirmation step. Throws when confirmation is required and a provider does not support it. */
function confirmOf(
  { confirm, unconfirmed, allowUnsigned }: ReceiverSettings,
  providers: ProviderRegistry,
  base: Base,
): DispatchContext["confirm"] {
  if (!confirm) return async () => "not_requested";
  for (const name of providers.names) {
    const { confirmation, capabilities } = providers.get(name);
    const covered = capabilities.signing.covers.includes("body") && !allowUnsigned;
    if (confirmation !== undefined || covered) continue;
    throw new VodError(
      "unsupported",
      `receiver.confirm: ${name} has no lookup API; remove it, or require: ["body"]`,
      { provider: name },
    );
  }
  const confirmer = new EventConfirmer({ ...base, providers, unconfirmed });
  return (event) => confirmer.confirm(event);
}

function pipelineContext(
  parts: Pick<PipelineContext, "inbox" | "keys" | "closing" | "instrumentation">,
  config: CallbackConfig,
  receiver: ReceiverSettings,
  { clock, report }: Base,
): PipelineContext {
  const bodyDeadlines = new Deadlines(receiver.bodyTimeoutSeconds * 1000, clock);
  parts.closing.addEventListener("abort", () => bodyDeadlines.expireAll(), { once: true });
  return {
    ...{ ...parts, clock, report },
    reportWarnings: createWarningReporter(report),
    maxBodyBytes: receiver.maxBodyBytes,
    bodyDeadlines,
    policy: receiver,
    outbound: new OutboundFetch(clock),
    taps: new DeliveryTaps(),
    eventFilter: config.events && new Set(config.events),
  };
}

function consumerOf(
  provider: Provider,
  name: string,
  { concurrency }: HandlingSettings,
  pipeline: PipelineContext,
  base: Base,
): Consumer {
  const { queue } = provider;
  if (queue === undefined) {
    throw new VodError("unsupported", `${name} has no queue to pull`, { provider: name });
  }
  const atOnce = pipeline.inbox.durable ? storedAtOnce : concurrency;
  return new Consumer({
    ...base,
    provider: name,
    queue,
    deliver: (item) => deliverPulled({ provider, name }, item, pipeline),
    maxInFlight: Math.max(atOnce, queue.limits.eventsPerPull),
  });
}
