import type { CallbackConfig } from "../callback/callback-config.js";
import { type HandlingOptions, handlingCodec } from "../inbox/handling-options.js";
import type { Inbox } from "../inbox/inbox.js";
import type { Instrumentation } from "../instrumentation/instrumentation.js";
import type { Clock, Random } from "../primitives/clock.js";
import { type MediaOptions, mediaCodec } from "../projection/media-options.js";
import type { DeliveryMode } from "../provider/capabilities.js";
import type { Provider } from "../provider/provider.js";
import type { SignedPart } from "../provider/verification.js";
import { type ReconcileSchedule, scheduleCodec } from "../reconciliation/schedule-options.js";
import {
  boolean,
  codec,
  listOf,
  nonNegativeNumber,
  oneOf,
  positiveInteger,
  positiveNumber,
} from "../validation/codecs.js";
import { type ConfigProblem, findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

/** The providers of an application by name: functions that create them. */
export type ProviderFactories = Readonly<Record<string, () => Provider>>;

/** The delivery modes of the selected provider; all modes when its name is known only at run time. */
export type ModeOf<Factories extends ProviderFactories, Selected> = Selected extends keyof Factories
  ? ReturnType<Factories[Selected]>["capabilities"]["modes"][number]
  : DeliveryMode;

/** The options of `createVodEvents` for any set of providers. */
export interface AnyVodEventsOptions {
  /** The provider to configure and pull: one of the names in `providers`. */
  readonly provider: string | undefined;
  /**
   * The available providers by name. Each is created on first use. Callbacks of all of them are accepted, so that
   * events of the previous provider still arrive during a migration. Give two accounts of one provider two names.
   */
  readonly providers: ProviderFactories;
  /** The callback config. */
  readonly callback: CallbackConfig;
  /** Where events wait for their handlers. Default: `memoryInbox()`. */
  readonly inbox?: Inbox | undefined;
  /** The requirements for callbacks. */
  readonly receiver?: ReceiverOptions | undefined;
  /** How handlers run. */
  readonly handling?: HandlingOptions | undefined;
  /**
   * When events that the selected provider did not deliver are read through its API. Default: only when `reconcile` is
   * called.
   */
  readonly reconcile?: ReconcileSchedule | undefined;
  /**
   * Keeps the states of all media beside the inbox, which costs a write for each change. Default: no states are kept.
   */
  readonly media?: boolean | MediaOptions | undefined;
  /** Observes the application, for traces and metrics, such as `openTelemetry()`. Default: none. */
  readonly instrumentation?: Instrumentation | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
  /** Default: `Math.random`. */
  readonly random?: Random | undefined;
}

/** The options of `createVodEvents`. A mode that the selected provider does not support is a type error. */
export interface VodEventsOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> extends AnyVodEventsOptions {
  readonly provider: Selected | (keyof Factories & string);
  readonly providers: Factories;
  readonly callback: CallbackConfig<ModeOf<Factories, Selected>>;
}

/** The requirements for callbacks. */
export interface ReceiverOptions {
  /** Accepts unsigned callbacks. Anyone who knows the URL can then forge events. Default false. */
  readonly allowUnsigned?: boolean | undefined;
  /** The parts that a signature must cover. Default: none beyond those that the provider's signature covers. */
  readonly require?: readonly SignedPart[] | undefined;
  /** The maximum age of a signature without an expiry time. Default 600. */
  readonly maxAgeSeconds?: number | undefined;
  /** The tolerated clock difference to the provider, in both directions. Default 60. */
  readonly clockSkewSeconds?: number | undefined;
  /** The maximum body size. Default 1 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** The time limit for receiving a body. Default 10. */
  readonly bodyTimeoutSeconds?: number | undefined;
  /**
   * `api`: an event whose signature does not cover the body is looked up through the provider's API before its
   * handlers run, which requires credentials. An event that the API contradicts moves to the dead letters. Default:
   * no confirmation.
   */
  readonly confirm?: "api" | undefined;
  /**
   * What to do with an event that the API cannot confirm: `handle` it with `integrity.confirmed` set to `unknown`, or
   * `reject` it to the dead letters. Default `reject`.
   */
  readonly unconfirmed?: "handle" | "reject" | undefined;
}

/** {@link ReceiverOptions} with all defaults filled in. */
export type ReceiverSettings = ReturnType<typeof receiverSettings>;

const anything = codec("anything", (_value): _value is unknown => true);

const signedPart = oneOf<SignedPart>(["body", "url", "time"]);

const receiverCodec = strictObject({
  allowUnsigned: boolean,
  require: listOf(signedPart),
  maxAgeSeconds: nonNegativeNumber,
  clockSkewSeconds: nonNegativeNumber,
  maxBodyBytes: positiveInteger,
  bodyTimeoutSeconds: positiveNumber,
  confirm: oneOf(["api"]),
  unconfirmed: oneOf(["handle", "reject"]),
});

const optionsCodec = strictObject({
  provider: codec("the name of a provider", (value): value is string => typeof value === "string"),
  ...{ providers: anything, callback: anything },
  inbox: withMethods("an inbox, such as memoryInbox()", []),
  receiver: receiverCodec,
  handling: handlingCodec,
  reconcile: scheduleCodec,
  media: mediaCodec,
  instrumentation: withMethods("an instrumentation, such as openTelemetry()", [
    ...["observe", "delivery", "traceContext", "attempt", "apiCall"],
  ]),
  clock: withMethods("a clock with the methods now and sleep", ["now", "sleep"]),
  random: codec("a function", (value): value is Random => typeof value === "function"),
});

const factories = codec("an object of functions that return adapters", isFactories);

/** Returns all problems of the options except those of `callback`, which depend on the provider. */
export function optionsProblems(options: unknown): readonly ConfigProblem[] {
  if (typeof options !== "object" || options === null) {
    return [{ path: "options", message: "must be an object" }];
  }
  const problems = findProblems(optionsCodec, "", options);
  if (problems.length > 0) return problems;
  return findProblems(factories, "providers", (options as AnyVodEventsOptions).providers);
}

/**
 * Returns the problems of an inbox that receives events. An inbox that is used for its state only need not have these
 * methods.
 */
export function inboxProblems(inbox: Inbox | undefined): readonly ConfigProblem[] {
  const codec = withMethods("an inbox, such as memoryInbox()", ["open", "accept"]);
  return inbox === undefined ? [] : findProblems(codec, "inbox", inbox);
}

function withMethods(expectation: string, names: readonly string[]) {
  return codec(expectation, (value): value is object => {
    if (typeof value !== "object" || value === null) return false;
    const members = value as Readonly<Record<string, unknown>>;
    return names.every((name) => typeof members[name] === "function");
  });
}

/** Names become parts of URLs. */
function isFactories(value: unknown): value is ProviderFactories {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(
    ([name, factory]) => typeof factory === "function" && !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(name),
  );
}

export function receiverSettings(options: ReceiverOptions = {}) {
  return {
    allowUnsigned: options.allowUnsigned ?? false,
    require: options.require ?? [],
    maxAgeSeconds: options.maxAgeSeconds ?? 600,
    clockSkewSeconds: options.clockSkewSeconds ?? 60,
    maxBodyBytes: options.maxBodyBytes ?? 1024 * 1024,
    bodyTimeoutSeconds: options.bodyTimeoutSeconds ?? 10,
    confirm: options.confirm === "api",
    unconfirmed: options.unconfirmed ?? "reject",
  };
}
