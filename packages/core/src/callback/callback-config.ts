import type { KnownEventType } from "../event/event.js";
import type { SigningConfig } from "../keys/signing-config.js";
import type { DeliveryMode } from "../provider/capabilities.js";

/** The neutral callback config. The same config works for every provider. */
export interface CallbackConfig<Mode extends DeliveryMode = DeliveryMode> {
  /** `push`: the provider calls `url`. `pull`: the application pulls the provider's queue. */
  readonly mode: Mode;
  /**
   * The base of the callback URLs, absolute and http(s). A provider named `example` calls `<url>/example`. Required
   * for `push`.
   */
  readonly url?: string | undefined;
  /** Required for `push`, unless the receiver allows unsigned deliveries. */
  readonly signing?: SigningConfig | undefined;
  /** The event types to receive; absent for all types of the provider. */
  readonly events?: readonly KnownEventType[] | undefined;
}
