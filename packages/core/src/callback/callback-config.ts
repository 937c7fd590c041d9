import type { KnownEventType } from "../event/event.js";
import type { SigningConfig } from "../keys/signing-config.js";
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
