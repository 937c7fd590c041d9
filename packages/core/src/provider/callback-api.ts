import type { KnownEventType } from "../event/event.js";
import type { DeliveryMode } from "./capabilities.js";

/** The callback settings of a provider in neutral terms. */
export interface CallbackSettings {
  /** The provider's id of the endpoint; absent when the provider has one config only, or no endpoint yet. */
  readonly endpointId?: string;
  readonly mode: DeliveryMode;
  /** False when the endpoint exists and is switched off; absent when the provider has no such switch. */
  readonly enabled?: boolean;
  /** The callback URL; absent when none is set. */
  readonly url?: string;
  /** The address of the queue that receives the events; absent when the provider has one queue only. */
  readonly queue?: string;
  /** Whether deliveries are signed; `unknown` when the provider does not show it. */
  readonly signing: "on" | "off" | "unknown";
  /** The signing key; absent when there is none or the provider does not show it. A secret. */
  readonly signingKey?: string;
  /** The switchable event types, on or off; `partial` when only some of the provider's switches for a type are on. */
  readonly events: Readonly<Partial<Record<KnownEventType, boolean | "partial">>>;
  /** The provider's response, for settings without a neutral term. It contains no secrets. */
  readonly native: Readonly<Record<string, unknown>>;
}

/** The settings that a provider should have. */
export interface DesiredSettings extends CallbackSettings {
  readonly events: Readonly<Partial<Record<KnownEventType, boolean>>>;
}

/** A change of the callback settings. */
export interface CallbackChange {
  readonly before: CallbackSettings;
  readonly after: DesiredSettings;
}

/** The calls that every callback API may have. Errors are `VodError`s. There are no retries or caches. */
interface CommonCallbackApi {
  /**
   * The host of the cloud's own API, which tells the site or the region; absent when another endpoint or a client of the
   * application is configured.
   */
  readonly cloudHost?: string | undefined;
  /**
   * Identifies the account and scope of the config without a call; `undefined` when unknown. Core stores a digest of
   * it, so that a key applied to one account does not count as applied to another.
   */
  target?(): Promise<string | undefined>;
  /** The provider's current time, with a precision of a second; `undefined` when unknown. */
  time?(signal?: AbortSignal): Promise<Date | undefined>;
}

/** The API of a provider with one callback config, which can be read. */
export interface CallbackApi extends CommonCallbackApi {
  /** Reads the config. A config that was never set has no `url`. */
  read(signal?: AbortSignal): Promise<CallbackSettings>;
  /** Writes the settings that differ between `before` and `after`. It can be repeated. */
  write(change: CallbackChange, signal?: AbortSignal): Promise<void>;
  /** Deletes the config. Absent when the provider has no such call. */
  remove?(signal?: AbortSignal): Promise<void>;
}

/** The API of a provider whose callback config cannot be read. */
export interface WriteOnlyCallbackApi extends CommonCallbackApi {
  /** Writes all settings. It may need several calls. When one fails, the same write is repeated later. */
  overwrite(settings: DesiredSettings, signal?: AbortSignal): Promise<void>;
  /** Deletes the config. Absent when the provider has no such call. */
  remove?(signal?: AbortSignal): Promise<void>;
}

/** The API of a provider with several callback endpoints. Core finds the one of the application by its URL. */
export interface EndpointApi extends CommonCallbackApi {
  /** Lists all endpoints of the account. Each has an `endpointId`. */
  list(signal?: AbortSignal): Promise<readonly CallbackSettings[]>;
  /** Creates an endpoint. Core does not repeat a failed call, because the endpoint may exist. */
  create(settings: DesiredSettings, signal?: AbortSignal): Promise<CreatedEndpoint>;
  /** Changes an endpoint. Absent when the provider has no such call: core creates it again. */
  update?(change: CallbackChange, signal?: AbortSignal): Promise<void>;
  /** Deletes an endpoint. */
  remove(endpointId: string, signal?: AbortSignal): Promise<void>;
}

/** An endpoint that was created. */
export interface CreatedEndpoint {
  readonly endpointId: string;
  /** The key that the provider generated; absent when `list` shows it, or there is none. A secret. */
  readonly signingKey?: string;
}

/** The API of a provider's callback config. */
export type AnyCallbackApi = CallbackApi | WriteOnlyCallbackApi | EndpointApi;
