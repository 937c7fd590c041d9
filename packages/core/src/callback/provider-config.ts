import { VodError } from "../errors/vod-error.js";
import type { KeyValueState } from "../inbox/store.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { Clock, Random } from "../primitives/clock.js";
import { type Backoff, retry } from "../primitives/retry.js";
import type { CallbackApi, CallbackSettings } from "../provider/callback-api.js";
import type { Provider } from "../provider/provider.js";
import { rejectProblems } from "../validation/config-problem.js";
import { AppliedKey } from "./applied-key.js";
import type { CallbackConfig } from "./callback-config.js";
import { chooseKey } from "./choose-key.js";
import { type CallbackPlan, desiredSettings, planChanges, planLimits } from "./plan.js";
import { rejectDrift, rejectUnsupported } from "./plan-errors.js";
import { callbackProblems, keyProblems, type ReceiverRules } from "./validate-config.js";

export interface ManagerContext {
  readonly provider: Provider;
  /** The provider's name in the application. */
  readonly name: string;
  readonly config: CallbackConfig;
  /** Returns the callback URL for a configured base URL. */
  readonly urlFor: (base: string | undefined) => string | undefined;
  readonly keyRingFor: (config: CallbackConfig) => KeyRing;
  readonly rules: ReceiverRules & { readonly clockSkewSeconds: number };
  readonly state: KeyValueState | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/** A request to plan a config. */
export interface PlanRequest {
  readonly desired: CallbackConfig;
  /** Replaces the key of the config. */
  readonly newKey?: string;
  /** What to do with a key that the provider does not show. */
  readonly key?: "send" | "keep" | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A plan with the settings before and after it. The settings contain secrets; the plan does not. */
export interface PreparedPlan {
  readonly plan: CallbackPlan;
  readonly before: CallbackSettings;
  readonly after: CallbackSettings;
}

/** Providers limit their calls per second. */
const backoff: Backoff = { baseMs: 500, capMs: 5000 };
const maxAttempts = 5;

/** The callback config of a provider: reads, plans, writes and reads back. */
export class ProviderConfig {
  readonly #context: ManagerContext;

  constructor(context: ManagerContext) {
    this.#context = context;
  }

  /** Calls the provider's API. Temporary failures are retried. */
  async call<Result>(
    operation: (api: CallbackApi) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const { clock, random } = this.#context;
    const api = this.#api();
    return retry(() => operation(api), { attempts: maxAttempts, backoff, clock, random, signal });
  }

  /** Reads the current settings and plans the desired config. */
  async prepare({ desired, newKey, key: handling, signal }: PlanRequest): Promise<PreparedPlan> {
    const { provider, name, urlFor, rules } = this.#context;
    const { capabilities } = provider;
    rejectProblems(callbackProblems(desired, { name, capabilities }, rules));
    const before = await this.call((api) => api.read(signal), signal);
    const configured = newKey ?? (await this.configuredKey(desired));
    const choice = { desired, key: handling, sentKey: this.#sentKey() };
    const { key, unknown } = await chooseKey(configured, before, choice);
    const target = { config: desired, url: urlFor(desired.url), key };
    const after = desiredSettings(before, target, capabilities);
    const changes = planChanges(before, after);
    const plan = { provider: name, changes, ...planLimits(desired, capabilities), unknown };
    return { plan, before, after };
  }

  /** Writes the changes of a plan, reads the settings back and compares. Does nothing for a plan without changes. */
  async execute(
    { plan, before, after }: PreparedPlan,
    signal: AbortSignal | undefined,
  ): Promise<CallbackPlan> {
    rejectUnsupported(plan);
    if (plan.changes.length === 0) return plan;
    const key = plan.changes.some(({ path }) => path === "signing.key") && after.signingKey;
    if (key)
      await this.#sentKey()
        .clear()
        .catch(() => undefined);
    await this.call((api) => api.write({ before, after }, signal), signal);
    const actual = await this.call((api) => api.read(signal), signal);
    rejectDrift(actual, after, plan.provider);
    if (key) await this.#recordKey(key);
    return plan;
  }

  /** Returns the key of a config. Throws `config_invalid` when the provider cannot use it. */
  async configuredKey(desired: CallbackConfig): Promise<string | undefined> {
    const { provider, name, keyRingFor } = this.#context;
    const key = await keyRingFor(desired).current();
    const keyFile = desired.signing?.keyFile;
    if (desired.mode === "pull" || keyFile === undefined) return key;
    const configured = { name, capabilities: provider.capabilities };
    const path = `the new key in ${keyFile}`;
    const missing = { path, message: "is not at the provider yet. Continue the rotation" };
    rejectProblems(key === undefined ? [missing] : keyProblems(key, path, configured));
    return key;
  }

  #api(): CallbackApi {
    const { provider, name } = this.#context;
    if (provider.callback !== undefined) return provider.callback;
    const message = `${name} has no API for its callback config. Use its console`;
    throw new VodError("unsupported", message, { provider: name });
  }

  #sentKey(): AppliedKey {
    return new AppliedKey({ ...this.#context, api: this.#api() });
  }

  /** A failure to record the key is ignored: the next plan only sends it again. */
  async #recordKey(key: string): Promise<void> {
    await this.#sentKey()
      .record(key)
      .catch(() => undefined);
  }
}
