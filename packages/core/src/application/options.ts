import type { CallbackConfig } from "../callback/callback-config.js";
import { type HandlingOptions, handlingCodec } from "../inbox/handling-options.js";
import type { Inbox } from "../inbox/inbox.js";
import type { Clock, Random } from "../primitives/clock.js";
import type { DeliveryMode } from "../provider/capabilities.js";
import type { Provider } from "../provider/provider.js";
import type { SignedPart } from "../provider/verification.js";
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

/** The clouds of an application by name: functions that make them. */
export type ProviderFactories = Readonly<Record<string, () => Provider>>;

/** How the selected cloud can deliver; either way where its name is only known when the program runs. */
export type ModeOf<Factories extends ProviderFactories, Selected> = Selected extends keyof Factories
  ? ReturnType<Factories[Selected]>["capabilities"]["modes"][number]
  : DeliveryMode;

/** The options of `createVodEvents`, whatever clouds there are. */
export interface AnyVodEventsOptions {
  /** The cloud to configure and pull: one of the names in `providers`. The switch. */
  readonly provider: string | undefined;
  /**
   * The clouds there are, by name; each is made when first needed. Callbacks of all of them are taken, so
   * that events of the old cloud still arrive while one moves to a new one. Two accounts of one cloud are two
   * names.
   */
  readonly providers: ProviderFactories;
  readonly callback: CallbackConfig;
  /** Where events wait for their handlers. Default: `memoryInbox()`. */
  readonly inbox?: Inbox | undefined;
  readonly receiver?: ReceiverOptions | undefined;
  readonly handling?: HandlingOptions | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Default: `Math.random`. */
  readonly random?: Random | undefined;
}

/** The options of `createVodEvents`; a mode that the selected cloud does not have does not compile. */
export interface VodEventsOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> extends AnyVodEventsOptions {
  readonly provider: Selected | (keyof Factories & string);
  readonly providers: Factories;
  readonly callback: CallbackConfig<ModeOf<Factories, Selected>>;
}

/** What a callback must be like to be taken. */
export interface ReceiverOptions {
  /** Whether unsigned callbacks are taken: then anybody who knows the URL can make events. Default false. */
  readonly allowUnsigned?: boolean | undefined;
  /** What the signature must cover. Default nothing in particular: what the cloud's signature covers. */
  readonly require?: readonly SignedPart[] | undefined;
  /** How old a signature may be that has no end of its own. Default 600. */
  readonly maxAgeSeconds?: number | undefined;
  /** By how much the cloud's clock and ours may differ, either way. Default 60. */
  readonly clockSkewSeconds?: number | undefined;
  /** The largest body taken. Default 1 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** How long a body may take to come, if it comes in parts. Default 10. */
  readonly bodyTimeoutSeconds?: number | undefined;
  /**
   * `api`: a callback's event whose signature does not cover the body is read back through the cloud's API
   * before its handlers run, which takes credentials. One that the API contradicts is dead. Default: none is.
   */
  readonly confirm?: "api" | undefined;
  /**
   * What becomes of an event of which the API cannot tell whether it is true: it is handled, with
   * `integrity.confirmed` being `unknown`, or it is dead. Default `refuse`.
   */
  readonly unconfirmed?: "handle" | "reject" | undefined;
}

/** {@link ReceiverOptions} with nothing left open. */
export interface ReceiverSettings {
  readonly allowUnsigned: boolean;
  readonly require: readonly SignedPart[];
  readonly maxAgeSeconds: number;
  readonly clockSkewSeconds: number;
  readonly maxBodyBytes: number;
  readonly bodyTimeoutSeconds: number;
  readonly confirm: boolean;
  readonly unconfirmed: "handle" | "reject";
}

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
  provider: codec("the name of a cloud", (value): value is string => typeof value === "string"),
  ...{ providers: anything, callback: anything },
  inbox: withMethods("an inbox, such as memoryInbox()", []),
  receiver: receiverCodec,
  handling: handlingCodec,
  clock: withMethods("a clock, with now and sleep", ["now", "sleep"]),
  random: codec("a function", (value): value is Random => typeof value === "function"),
});

const factories = codec("an object of functions that make clouds, by name", isFactories);

/** Everything that is wrong with the options besides `callback`, which is held against the cloud. */
export function optionsProblems(options: unknown): readonly ConfigProblem[] {
  if (typeof options !== "object" || options === null) {
    return [{ path: "the options", message: "must be an object" }];
  }
  const problems = findProblems(optionsCodec, "", options);
  if (problems.length > 0) return problems;
  return findProblems(factories, "providers", (options as AnyVodEventsOptions).providers);
}

/** What is wrong with an inbox that events are to go through; for its notes alone it need not be opened. */
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

/** Their names become parts of URLs. */
function isFactories(value: unknown): value is ProviderFactories {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).every(
    ([name, factory]) => typeof factory === "function" && !/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(name),
  );
}

/** Fills in the defaults. */
export function receiverSettings(options: ReceiverOptions = {}): ReceiverSettings {
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
