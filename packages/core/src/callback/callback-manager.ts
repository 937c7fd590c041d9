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

/** The callback config of one cloud. Calls that fail for a passing reason are repeated. */
export interface CallbackManager {
  /** What the application calls the cloud. */
  readonly provider: string;
  /** The URL that the cloud is to call; absent where the config has none. */
  readonly url: string | undefined;
  /** What the cloud can do. */
  readonly capabilities: Capabilities;
  /** What the cloud is told now, without the signing key. */
  read(options?: CallOptions): Promise<RedactedSettings>;
  /**
   * What would have to change for the cloud to tell us what a config asks for, by default the application's.
   * Changes nothing. What the cloud cannot do stands in the plan.
   *
   * @throws VodError `config_invalid` for a config that no cloud could be given
   */
  plan(desired?: CallbackConfig, options?: PlanOptions): Promise<CallbackPlan>;
  /**
   * Tells the cloud what a config asks for, by default the application's, where it is not told so already,
   * reads back and compares. Given a plan, carries out that one, unless the cloud has changed since: of a plan
   * that was kept as JSON, the application's config must ask for the same. Returns the plan it carried out.
   *
   * @throws VodError `unsupported` when the cloud cannot do what is asked for; `plan_stale` when the plan is
   * no longer what would change; `config_drift` when the cloud, read back, is not as it was told.
   */
  apply(desired?: CallbackConfig | CallbackPlan, options?: PlanOptions): Promise<CallbackPlan>;
  /**
   * Replaces the signing key without a delivery being refused: the new one is accepted, then given to the
   * cloud, and the old one is accepted until what it signed has run out. Interrupted at any point, another call
   * goes on from there.
   *
   * @throws VodError `config_invalid` where the config has no `signing.keyFile`
   */
  rotateKey(options?: RotationOptions): Promise<void>;
  /**
   * Tries everything between the config and its events: the config, the credentials, the clock, what the cloud
   * is told, and the receiver at the URL, which is sent deliveries that no handler is told of. Changes nothing,
   * and pulls nothing.
   */
  check(options?: CheckOptions): Promise<readonly CheckResult[]>;
}

/** The options of a plan. */
export interface PlanOptions extends CallOptions {
  /**
   * What to do about a signing key that the cloud does not show: `send` it, or `keep` what the cloud has for
   * the right one. Default: send it, unless the inbox remembers that the cloud was given this very key.
   */
  readonly key?: "send" | "keep" | undefined;
}

/** A cloud's settings, fit to be shown. */
export interface RedactedSettings extends Pick<CallbackSettings, "mode" | "signing" | "events"> {
  readonly url?: string;
  /** Of the signing key: whether it is the configured one; `unknown` where the cloud does not show it. */
  readonly signingKey: "configured" | "another" | "none" | "unknown";
}

/** Makes a {@link CallbackManager}. */
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

/** The configured key, to compare with; what a cloud has can also be shown where there is no key file yet. */
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
