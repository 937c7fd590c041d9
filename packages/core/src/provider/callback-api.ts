import type { KnownEventType } from "../event/event.js";
import type { DeliveryMode } from "./capabilities.js";

/** What a cloud is told, in neutral words. */
export interface CallbackSettings {
  readonly mode: DeliveryMode;
  /** Where it delivers to; absent when it has no URL. */
  readonly url?: string;
  /** Whether deliveries are signed; `unknown` where the cloud does not say. */
  readonly signing: "on" | "off" | "unknown";
  /** The signing key; absent where there is none or the cloud does not show it. A secret. */
  readonly signingKey?: string;
  /** The switchable types of events, on or off. */
  readonly events: Readonly<Partial<Record<KnownEventType, boolean>>>;
  /** What the cloud answered, for settings that have no neutral word; without secrets. */
  readonly native: Readonly<Record<string, unknown>>;
}

/** A change of a callback config: what the cloud has, and what it is to have. */
export interface CallbackChange {
  readonly before: CallbackSettings;
  readonly after: CallbackSettings;
}

/**
 * A cloud's callback config, through its API. One native call each: no retry, no cache. Errors are
 * `VodError`s.
 */
export interface CallbackApi {
  read(signal?: AbortSignal): Promise<CallbackSettings>;
  /** Writes what the cloud needs to be told to get from `before` to `after`. */
  write(change: CallbackChange, signal?: AbortSignal): Promise<void>;
  /**
   * Names the account, and whatever else the config belongs to, without a call; `undefined` where it cannot
   * be told. Absent where it never can. A digest of it is kept, so that what was written to one account is
   * not taken for written to another.
   */
  target?(): Promise<string | undefined>;
  /** The time by the cloud's clock, to the second; `undefined` where the cloud does not say. */
  time?(signal?: AbortSignal): Promise<Date | undefined>;
}
