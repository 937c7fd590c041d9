import type { CallbackConfig } from "./callback/config.js";
import type { Clock, Random } from "./clock.js";
import type { HandlingOptions } from "./inbox/handling.js";
import type { Inbox } from "./inbox/inbox.js";
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

/** Fills in the defaults. */
export function receiverSettings(options: ReceiverOptions = {}): ReceiverSettings {
  return {
    allowUnsigned: options.allowUnsigned ?? false,
    require: options.require ?? [],
    maxAgeSeconds: options.maxAgeSeconds ?? 600,
    clockSkewSeconds: options.clockSkewSeconds ?? 60,
    maxBodyBytes: options.maxBodyBytes ?? 1024 * 1024,
  };
}
