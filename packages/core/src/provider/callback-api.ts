import type { KnownEventType } from "../event/event.js";
import type { DeliveryMode } from "./capabilities.js";

/** The callback settings of a provider in neutral terms. */
export interface CallbackSettings {
  readonly mode: DeliveryMode;
  /** The callback URL; absent when none is set. */
  readonly url?: string;
  /** Whether deliveries are signed; `unknown` when the provider does not show it. */
  readonly signing: "on" | "off" | "unknown";
  /** The signing key; absent when there is none or the provider does not show it. A secret. */
  readonly signingKey?: string;
  /** The switchable event types, on or off. */
  readonly events: Readonly<Partial<Record<KnownEventType, boolean>>>;
  /** The provider's response, for settings without a neutral term. It contains no secrets. */
  readonly native: Readonly<Record<string, unknown>>;
}

/** A change of the callback settings. */
export interface CallbackChange {
  readonly before: CallbackSettings;
  readonly after: CallbackSettings;
}

/**
 * The API of a provider's callback config. Each method is one native call, without retries or caching. Errors are
 * `VodError`s.
 */
export interface CallbackApi {
  read(signal?: AbortSignal): Promise<CallbackSettings>;
  /** Writes the settings that differ between `before` and `after`. */
  write(change: CallbackChange, signal?: AbortSignal): Promise<void>;
  /**
   * Identifies the account and scope of the config without a call; `undefined` when unknown. Core stores a digest of
   * it, so that a key applied to one account does not count as applied to another.
   */
  target?(): Promise<string | undefined>;
  /** The provider's current time, with a precision of a second; `undefined` when unknown. */
  time?(signal?: AbortSignal): Promise<Date | undefined>;
}
