import type { CallbackConfig } from "./callback/config.js";
import type { Clock, Random } from "./clock.js";
import { VodError } from "./errors.js";
import type { HandlingOptions } from "./inbox/handling.js";
import type { Inbox } from "./inbox/inbox.js";
import { checkKnownKeys } from "./known-keys.js";
import type { Provider } from "./provider/provider.js";
import type { SignedPart } from "./provider/verification.js";

/** The options of `createVodEvents`. */
export interface VodEventsOptions<Name extends string = string> {
  /** The cloud to configure and pull: one of the names in `providers`. The switch. */
  readonly provider: NoInfer<Name> | (string & {}) | undefined;
  /**
   * The clouds there are, by name; each is made when first needed. Callbacks of all of them are taken, so
   * that events of the old cloud still arrive while one moves to a new one.
   */
  readonly providers: { readonly [Key in Name]: () => Provider };
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
}

/** {@link ReceiverOptions} with nothing left open. */
export interface ReceiverSettings {
  readonly allowUnsigned: boolean;
  readonly require: readonly SignedPart[];
  readonly maxAgeSeconds: number;
  readonly clockSkewSeconds: number;
  readonly maxBodyBytes: number;
}

/** Refuses misspelled options; throws `config_invalid`. */
export function checkOptionKeys(options: VodEventsOptions): void {
  const { callback, receiver = {}, handling = {} } = options;
  checkKnownKeys("", options, [
    ...["provider", "providers", "callback", "inbox", "receiver", "handling", "clock", "random"],
  ]);
  checkKnownKeys("callback", callback, ["mode", "url", "signing", "events"]);
  checkKnownKeys("callback.signing", callback.signing ?? {}, ["key", "previousKeys"]);
  checkKnownKeys("receiver", receiver, [
    ...["allowUnsigned", "require", "maxAgeSeconds", "clockSkewSeconds", "maxBodyBytes"],
  ]);
  checkKnownKeys("handling", handling, [
    ...["concurrency", "deadlineSeconds", "attempts"],
    ...["retryBaseSeconds", "retryCapSeconds", "serialBy"],
  ]);
}

const signedParts: readonly string[] = ["body", "url", "time"] satisfies readonly SignedPart[];

/** Checks the options and fills in the defaults; throws `config_invalid` for what would let anything in. */
export function receiverSettings(options: ReceiverOptions = {}): ReceiverSettings {
  const { allowUnsigned = false, require = [] } = options;
  const { maxAgeSeconds = 600, clockSkewSeconds = 60, maxBodyBytes = 1024 * 1024 } = options;
  if (typeof allowUnsigned !== "boolean") throw invalid("allowUnsigned", "true or false");
  if (!require.every((part) => signedParts.includes(part))) {
    throw invalid("require", `a list of ${signedParts.join(", ")}`);
  }
  for (const [name, value] of Object.entries({ maxAgeSeconds, clockSkewSeconds })) {
    if (!(Number.isFinite(value) && value >= 0)) throw invalid(name, "a number of 0 or more");
  }
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1) {
    throw invalid("maxBodyBytes", "a whole number above 0");
  }
  return { allowUnsigned, require, maxAgeSeconds, clockSkewSeconds, maxBodyBytes };
}

function invalid(name: string, rule: string): VodError {
  return new VodError("config_invalid", `receiver.${name} must be ${rule}`);
}
