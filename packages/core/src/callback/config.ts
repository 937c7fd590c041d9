import type { KnownEventType } from "../event/event.js";
import type { DeliveryMode } from "../provider/capabilities.js";

/** How an application wants to be told of events; the same words for every cloud. */
export interface CallbackConfig<Mode extends DeliveryMode = DeliveryMode> {
  /** `push`: the cloud calls `url`. `pull`: we ask the cloud's queue. */
  readonly mode: Mode;
  /**
   * The base of the URLs that clouds call, absolute and http(s): the cloud named `example` is told
   * `<url>/example`. Needed for `push`.
   */
  readonly url?: string | undefined;
  /** Needed for `push`, unless the receiver allows unsigned deliveries. */
  readonly signing?: SigningConfig | undefined;
  /** The types of events to be told of; absent for all that the cloud has. */
  readonly events?: readonly KnownEventType[] | undefined;
}

/** The keys that deliveries are signed with: said here, or kept in a file. */
export type SigningConfig = SigningKeys | SigningKeyFile;

/** Keys that stay the same as long as the application runs. */
export interface SigningKeys {
  /** The key that the cloud is told to sign with. */
  readonly key: string | undefined;
  /** Keys that still hold while a new one is introduced. */
  readonly previousKeys?: readonly string[] | undefined;
  readonly keyFile?: undefined;
}

/** Keys that can be changed while the application runs. */
export interface SigningKeyFile {
  /**
   * The path of a file with the keys, as JSON: `{ "key": "…" }`. A rotation writes it; every application that
   * is given the same file takes what it says within a second.
   */
  readonly keyFile: string;
  readonly key?: undefined;
  readonly previousKeys?: undefined;
}
