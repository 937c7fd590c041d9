import { isVodError, VodError } from "../errors/vod-error.js";
import { acceptedKeys } from "../keys/delivery-keys.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import { generatesKeys } from "../provider/capabilities.js";
import { omitUndefined } from "../provider/omit-undefined.js";
import { sameSecret } from "../provider/secret.js";
import { rejectProblems } from "../validation/config-problem.js";
import type { CallbackConfig } from "./callback-config.js";
import type { CallbackManager, RedactedSettings } from "./callback-manager.js";
import { noEndpoint } from "./own-endpoint.js";
import type { CallbackPlan } from "./plan.js";
import { rejectStale } from "./plan-errors.js";
import { type ManagerContext, type PlanRequest, ProviderConfig } from "./provider-config.js";
import { callbackProblems } from "./validate-config.js";

export function createManager(context: ManagerContext): CallbackManager {
  const { provider, name, config, urlFor, report } = context;
  const providerConfig = new ProviderConfig(context);
  const requests = new WeakMap<CallbackPlan, PlanRequest>();

  const manager: CallbackManager = {
    provider: name,
    url: urlFor(config.url),
    capabilities: provider.capabilities,
    async read({ signal } = {}) {
      const settings = await providerConfig.readOwn(config, signal);
      if (settings === undefined) throw notShown(name);
      return redacted(settings, await configuredKey(settings, providerConfig, context));
    },
    async plan(desired = config, { key, signal } = {}) {
      const { plan } = await providerConfig.prepare({ desired, key, signal });
      requests.set(plan, { desired, key });
      report("config_compared", { provider: name, changes: plan.changes.length });
      return plan;
    },
    async apply(given = config, { key, signal } = {}) {
      const request = isPlan(given)
        ? (requests.get(given) ?? { desired: config })
        : { desired: given };
      const fresh = await providerConfig.prepare({ ...request, key: key ?? request.key, signal });
      if (isPlan(given)) rejectStale(given, fresh.plan);
      const applied = await providerConfig.execute(fresh, signal);
      report("config_compared", { provider: name, changes: 0 });
      return applied;
    },
    async remove({ signal } = {}) {
      const settings = await providerConfig.readOwn(config, signal);
      const retiring = await providerConfig.listRetiring(config, signal);
      for (const endpointId of retiring) {
        await providerConfig.remove(config, { endpointId }, signal);
      }
      if (settings !== undefined && isEmpty(settings)) return { removed: retiring.length > 0 };
      await providerConfig.remove(config, settings ?? noEndpoint, signal);
      const left = settings && (await providerConfig.readOwn(config, signal));
      if (left !== undefined && !isEmpty(left)) throw notRemoved(name);
      return { removed: true };
    },
    async rotateKey(options = {}) {
      const { rotate } = await import("./rotate.js");
      await rotate(options, { ...context, url: manager.url, providerConfig });
    },
    async check(options = {}) {
      const { runChecks } = await import("./run-checks.js");
      return runChecks(checksOf(manager, providerConfig, context), options);
    },
  };
  return manager;
}

/** Tells whether settings deliver nothing: they were never set, or were deleted. */
function isEmpty({ mode, url, events }: CallbackSettings): boolean {
  return mode === "push" && url === undefined && Object.values(events).every((on) => on === false);
}

function notShown(name: string): VodError {
  const message = `${name} does not show its callback config. A plan tells what was last written`;
  return new VodError("unsupported", message, { provider: name });
}

function notRemoved(name: string): VodError {
  const message = `${name} still has a callback config after its deletion. Try again`;
  return new VodError("config_drift", message, { provider: name });
}

/**
 * Returns the configured key for a comparison. A missing key file is not an error here, because settings can be shown
 * without it.
 */
async function configuredKey(
  { endpointId }: CallbackSettings,
  providerConfig: ProviderConfig,
  { provider, config, keyRingFor }: ManagerContext,
): Promise<string | undefined> {
  try {
    if (generatesKeys(provider.capabilities)) {
      const stored = await providerConfig.endpointKeys(config).stored();
      return stored.find((each) => each.endpointId === endpointId)?.key;
    }
    return await keyRingFor(config).current();
  } catch (error) {
    if (isVodError(error) && error.code === "config_invalid") return undefined;
    throw error;
  }
}

function checksOf(
  manager: CallbackManager,
  providerConfig: ProviderConfig,
  context: ManagerContext,
) {
  const { provider, name, config, clock, rules, keyRingFor } = context;
  return {
    ...{ provider, name, clock, clockSkewSeconds: rules.clockSkewSeconds },
    ...{ mode: config.mode, url: manager.url, capabilities: manager.capabilities },
    ...{ read: manager.read, plan: manager.plan },
    accepted: () => acceptedKeys(name, provider, keyRingFor(config)),
    time: (signal?: AbortSignal) => providerConfig.call(async (api) => api.time?.(signal), signal),
    async validateConfig() {
      const { capabilities } = provider;
      rejectProblems(callbackProblems(config, { name, capabilities }, rules));
      await providerConfig.configuredKey(config);
    },
  };
}

function isPlan(given: CallbackConfig | CallbackPlan): given is CallbackPlan {
  return "changes" in given;
}

function redacted(settings: CallbackSettings, configured: string | undefined): RedactedSettings {
  const { mode, enabled, url, signing, events } = settings;
  return {
    ...omitUndefined({ mode, enabled, url, signing, events }),
    signingKey: keyState(settings, configured),
  };
}

/** The key of an endpoint is the one that was stored for it, even if the provider does not show it. */
function keyState(
  { signing, signingKey, endpointId }: CallbackSettings,
  configured: string | undefined,
): RedactedSettings["signingKey"] {
  if (signingKey !== undefined) {
    return sameSecret(signingKey, configured) ? "configured" : "another";
  }
  if (signing === "off") return "none";
  if (endpointId === undefined) return "unknown";
  return configured === undefined ? "another" : "configured";
}
