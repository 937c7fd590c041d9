import type { CallbackSettings } from "../provider/callback-api.js";
import type { Capabilities } from "../provider/capabilities.js";
import type { CallOptions } from "./call-options.js";
import type { CallbackConfig } from "./callback-config.js";
import type { CheckOptions, CheckResult } from "./check-result.js";
import type { CallbackPlan } from "./plan.js";
import type { RotationOptions } from "./rotation-options.js";

/** Manages the callback config of a provider. Calls that fail temporarily are retried. */
export interface CallbackManager {
  /** The provider's name in the application. */
  readonly provider: string;
  /** The callback URL to register; absent when the config has no URL. */
  readonly url: string | undefined;
  /** The provider's capabilities. */
  readonly capabilities: Capabilities;
  /** Reads the provider's current settings, without the signing key. */
  read(options?: CallOptions): Promise<RedactedSettings>;
  /**
   * Returns the changes that make the provider's settings match a config, by default the application's. Changes
   * nothing. Features that the provider lacks are listed in the plan.
   *
   * @throws VodError `config_invalid` for an invalid config
   */
  plan(desired?: CallbackConfig, options?: PlanOptions): Promise<CallbackPlan>;
  /**
   * Applies a config, by default the application's: writes the differences, reads the settings back and compares.
   * Given a plan, applies exactly that plan, unless the provider has changed since. A plan from JSON must match the
   * application's config. Returns the applied plan.
   *
   * @throws VodError `unsupported` when the provider lacks a requested feature; `plan_stale` when the plan no longer
   * matches the changes; `config_drift` when the settings read back differ from the desired ones
   */
  apply(desired?: CallbackConfig | CallbackPlan, options?: PlanOptions): Promise<CallbackPlan>;
  /**
   * Deletes the provider's callback config, or the endpoint of this application. The provider then sends no more
   * callbacks. Does nothing when there is none.
   *
   * @throws VodError `unsupported` when the provider has no such call
   */
  remove(options?: CallOptions): Promise<RemoveResult>;
  /**
   * Rotates the signing key without rejecting a delivery: the new key is accepted first, then applied to the
   * provider, and the old key is accepted until its signatures have expired. An interrupted rotation continues with
   * the next call.
   *
   * @throws VodError `config_invalid` when the config has no `signing.keyFile`
   */
  rotateKey(options?: RotationOptions): Promise<void>;
  /**
   * Checks everything between the config and its events: the config, the credentials, the clock, the provider's
   * settings, and the receiver at the URL, which gets test deliveries that no handler sees. Changes nothing and pulls
   * nothing.
   */
  check(options?: CheckOptions): Promise<readonly CheckResult[]>;
}

/** The result of a removal. */
export interface RemoveResult {
  /** False when there was nothing to delete. */
  readonly removed: boolean;
}

/** The options of a plan. */
export interface PlanOptions extends CallOptions {
  /**
   * What to do with a signing key that the provider does not show: `send` it again, or `keep` the current one and
   * assume that it is correct. Default: send it, unless the inbox's state shows that this key was applied before.
   */
  readonly key?: "send" | "keep" | undefined;
}

/** A provider's settings without secrets. */
export interface RedactedSettings
  extends Pick<CallbackSettings, "mode" | "enabled" | "signing" | "events"> {
  readonly url?: string;
  /** Whether the provider has the configured key; `unknown` when the provider does not show it. */
  readonly signingKey: "configured" | "another" | "none" | "unknown";
}
