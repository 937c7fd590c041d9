import { isVodError, VodError } from "../errors/vod-error.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import type { Capabilities } from "../provider/capabilities.js";
import { sameSecret } from "../provider/secret.js";
import { rejectProblems } from "../validation/config-problem.js";
import type { CallOptions } from "./call-options.js";
import type { CallbackConfig } from "./callback-config.js";
import type { CheckOptions, CheckResult } from "./check-result.js";
import type { CallbackPlan } from "./plan.js";
import { rejectStale } from "./plan-errors.js";
import { type ManagerContext, type PlanRequest, ProviderConfig } from "./provider-config.js";
import type { RotationOptions, VerifyKey } from "./rotation-options.js";

import { callbackProblems } from "./validate-config.js";

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

/** The options of a plan. */
export interface PlanOptions extends CallOptions {
  /**
   * What to do with a signing key that the provider does not show: `send` it again, or `keep` the current one and
   * assume that it is correct. Default: send it, unless the inbox's state shows that this key was applied before.
   */
  readonly key?: "send" | "keep" | undefined;
}

/** A provider's settings without secrets. */
export interface RedactedSettings extends Pick<CallbackSettings, "mode" | "signing" | "events"> {
  readonly url?: string;
  /** Whether the provider has the configured key; `unknown` when the provider does not show it. */
  readonly signingKey: "configured" | "another" | "none" | "unknown";
}

/** Creates a {@link CallbackManager}. */
export function callbackManager(context: ManagerContext): CallbackManager {
  const { provider, name, config, urlFor } = context;
  const cloud = new ProviderConfig(context);
  const made = new WeakMap<CallbackPlan, PlanRequest>();

  const control: CallbackManager = {
    provider: name,
    url: urlFor(config.url),
    capabilities: provider.capabilities,
    async read({ signal } = {}) {
      const settings = await cloud.call((api) => api.read(signal), signal);
      return shown(settings, await keyAtHand(context));
    },
    async plan(desired = config, { key, signal } = {}) {
      const { plan } = await cloud.prepare({ desired, key, signal });
      made.set(plan, { desired, key });
      return plan;
    },
    async apply(given = config, { key, signal } = {}) {
      const wish = isPlan(given) ? (made.get(given) ?? { desired: config }) : { desired: given };
      const fresh = await cloud.prepare({ ...wish, key: key ?? wish.key, signal });
      if (isPlan(given)) rejectStale(given, fresh.plan);
      return cloud.execute(fresh, signal);
    },
    rotateKey: (options = {}) => rotateKeyOf(control.url, cloud, options, context),
    async check(options = {}) {
      const { runChecks } = await import("./run-checks.js");
      return runChecks(checksOf(control, cloud, context), options);
    },
  };
  return control;
}

/**
 * The configured key for a comparison. A missing key file is no error here, because settings can be shown without it.
 */
async function keyAtHand({ config, keyRingFor }: ManagerContext): Promise<string | undefined> {
  try {
    return await keyRingFor(config).current();
  } catch (error) {
    if (isVodError(error) && error.code === "config_invalid") return undefined;
    throw error;
  }
}

async function rotateKeyOf(
  url: string | undefined,
  cloud: ProviderConfig,
  options: RotationOptions,
  { provider, name, config, clock }: ManagerContext,
): Promise<void> {
  if (config.mode === "pull") {
    const message = "rotateKey is for callback.mode push: what is pulled is not signed";
    throw new VodError("unsupported", message, { provider: name });
  }
  const tryReceiver: VerifyKey = async (key, signal) => {
    if (url === undefined) return;
    const { defaultTimeoutSeconds, requireReceiverReady } = await import("./send-test-delivery.js");
    await requireReceiverReady(
      key,
      { provider, url, clock, timeoutSeconds: defaultTimeoutSeconds, signal },
      name,
    );
  };
  const { rotateKey } = await import("./rotate-key.js");
  await rotateKey(
    { ...options, verify: options.verify === "receiver" ? tryReceiver : options.verify },
    {
      ...{ name, capabilities: provider.capabilities, clock },
      keyFile: config.signing?.keyFile,
      async applyToProvider(newKey, signal) {
        const prepared = await cloud.prepare({ desired: config, key: "send", newKey, signal });
        await cloud.execute(prepared, signal);
      },
    },
  );
}

function checksOf(control: CallbackManager, cloud: ProviderConfig, context: ManagerContext) {
  const { provider, name, config, clock, rules, keyRingFor } = context;
  return {
    ...{ provider, name, clock, clockSkewSeconds: rules.clockSkewSeconds },
    ...{ mode: config.mode, url: control.url, read: control.read, plan: control.plan },
    accepted: () => keyRingFor(config).accepted(),
    time: (signal?: AbortSignal) => cloud.call(async (api) => api.time?.(signal), signal),
    async refuseConfig() {
      const { capabilities } = provider;
      rejectProblems(callbackProblems(config, { name, capabilities }, rules));
      await cloud.configuredKey(config);
    },
  };
}

function isPlan(given: CallbackConfig | CallbackPlan): given is CallbackPlan {
  return "changes" in given;
}

function shown(settings: CallbackSettings, configured: string | undefined): RedactedSettings {
  const { mode, url, signing, events, signingKey } = settings;
  const another = sameSecret(signingKey, configured) ? "configured" : "another";
  const missing = signing === "off" ? "none" : "unknown";
  return {
    ...{ mode, signing, events },
    ...(url !== undefined && { url }),
    signingKey: signingKey === undefined ? missing : another,
  };
}
