import type { Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { KeyValueState } from "../inbox/store.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { Clock, Random } from "../primitives/clock.js";
import { type Backoff, retry } from "../primitives/retry.js";
import type {
  AnyCallbackApi,
  CallbackSettings,
  DesiredSettings,
} from "../provider/callback-api.js";
import { type Capabilities, generatesKeys } from "../provider/capabilities.js";
import type { Provider } from "../provider/provider.js";
import { rejectProblems } from "../validation/config-problem.js";
import { AppliedDigest } from "./applied-digest.js";
import type { CallbackConfig } from "./callback-config.js";
import { chooseKey } from "./choose-key.js";
import { EndpointKeys, endpointKeyAction, endpointKeyChanges } from "./endpoint-key.js";
import { listRetiringEndpoints, noEndpoint, readOwnEndpoint } from "./own-endpoint.js";
import { type CallbackPlan, desiredSettings, planChanges, planLimits } from "./plan.js";
import { rejectDrift, rejectUnsupported } from "./plan-errors.js";
import { digestInput, hiddenPart, type PreparedPlan } from "./prepared-plan.js";
import type { EndpointRotation } from "./rotate-endpoint.js";
import { callbackProblems, keyProblems, type ReceiverRules } from "./validate-config.js";
import { writeEndpoint } from "./write-endpoint.js";

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
  readonly report: Report;
}

export interface PlanRequest {
  readonly desired: CallbackConfig;
  /** Replaces the key of the config. */
  readonly newKey?: string;
  /** What to do with a key that the provider does not show. */
  readonly key?: "send" | "keep" | undefined;
  readonly signal?: AbortSignal | undefined;
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
    operation: (api: AnyCallbackApi) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const { clock, random } = this.#context;
    const api = this.#api();
    return retry(() => operation(api), { attempts: maxAttempts, backoff, clock, random, signal });
  }

  /** Reads the current settings and plans the desired config. */
  async prepare(request: PlanRequest): Promise<PreparedPlan> {
    const { desired, signal } = request;
    const { provider, name, rules } = this.#context;
    const { capabilities } = provider;
    rejectProblems(callbackProblems(desired, { name, capabilities }, rules));
    const before = await this.readOwn(desired, signal);
    if (before === undefined) return this.#prepareBlind(request);
    if (generatesKey(capabilities, desired)) return this.#prepareEndpoint(desired, before);
    const configured = request.newKey ?? (await this.configuredKey(desired));
    const choice = { desired, key: request.key, sentKey: this.#applied("signing.key") };
    const { key, unknown } = await chooseKey(configured, before, choice);
    const after = this.#desiredSettings(before, desired, key);
    const plan = this.#plan(desired, planChanges(before, after), unknown);
    return { plan, desired, before, after, keyAction: "none" };
  }

  #desiredSettings(
    before: CallbackSettings,
    config: CallbackConfig,
    key: string | undefined,
  ): DesiredSettings {
    const { provider, urlFor } = this.#context;
    const desired = { config, url: urlFor(config.url), key, queue: provider.queue?.address };
    return desiredSettings(before, desired, provider.capabilities);
  }

  #plan(
    desired: CallbackConfig,
    changes: CallbackPlan["changes"],
    unknown: CallbackPlan["unknown"],
  ): CallbackPlan {
    const { provider, name } = this.#context;
    return { provider: name, changes, ...planLimits(desired, provider.capabilities), unknown };
  }

  /** Reads the settings of this application's endpoint; `undefined` when the provider does not show its config. */
  async readOwn(
    desired: CallbackConfig,
    signal: AbortSignal | undefined,
  ): Promise<CallbackSettings | undefined> {
    const { provider, name, urlFor } = this.#context;
    const isStored = generatesKey(provider.capabilities, desired);
    const stored = isStored ? await this.endpointKeys(desired).stored() : [];
    const storedIds = stored.map(({ endpointId }) => endpointId);
    const search = { name, url: urlFor(desired.url), storedIds };
    return this.call((api) => readOwnEndpoint(api, search, signal), signal);
  }

  /** Lists the ids of this application's endpoints that a rotation replaces. */
  async listRetiring(
    desired: CallbackConfig,
    signal: AbortSignal | undefined,
  ): Promise<readonly string[]> {
    const { provider, name, urlFor } = this.#context;
    if (!generatesKey(provider.capabilities, desired)) return [];
    const storedIds = await this.endpointKeys(desired).endpointIds();
    const search = { name, url: urlFor(desired.url), storedIds };
    return this.call((api) => listRetiringEndpoints(api, search, signal), signal);
  }

  /** The keys that the provider generated for its endpoints. */
  endpointKeys({ signing }: CallbackConfig): EndpointKeys {
    const { name, clock } = this.#context;
    return new EndpointKeys({ name, keyFile: signing?.keyFile, clock });
  }

  /** The endpoint of this application, for a rotation of its key. */
  endpointRotation(
    desired: CallbackConfig,
    signal: AbortSignal | undefined,
  ): Omit<EndpointRotation, "apply"> {
    const { name, clock } = this.#context;
    const api = this.#api();
    const changeable = "list" in api && api.update !== undefined ? api : undefined;
    return {
      ...{ name, clock, keys: this.endpointKeys(desired) },
      own: () => this.readOwn(desired, signal),
      retiring: () => this.listRetiring(desired, signal),
      update:
        changeable &&
        ((change) => this.call(async () => changeable.update?.(change, signal), signal)),
      remove: (endpointId) => this.remove(desired, { endpointId }, signal),
    };
  }

  /** Plans the config of a provider that does not show it. The last written config is assumed to be the current one. */
  async #prepareBlind({ desired, newKey, key: handling }: PlanRequest): Promise<PreparedPlan> {
    const key = newKey ?? (await this.configuredKey(desired));
    const after = this.#desiredSettings({ ...noEndpoint, mode: desired.mode }, desired, key);
    const appliedAt =
      handling === "send"
        ? undefined
        : await this.#applied("config")
            .appliedAt(digestInput(after))
            .catch(() => undefined);
    const assumed =
      appliedAt === undefined
        ? "all settings are written"
        : `the settings applied at ${appliedAt.toISOString()} are assumed`;
    const unknown = [{ path: "config", reason: `the provider does not show it: ${assumed}` }];
    const changes = appliedAt === undefined ? planChanges(undefined, after) : [];
    const plan = this.#plan(desired, changes, unknown);
    return { plan, desired, before: undefined, after, keyAction: "none" };
  }

  /** Plans the config of an endpoint whose key the provider generates. */
  async #prepareEndpoint(desired: CallbackConfig, before: CallbackSettings): Promise<PreparedPlan> {
    const keys = this.endpointKeys(desired);
    keys.path();
    const keyAction = endpointKeyAction(before, await keys.stored());
    const after = this.#desiredSettings(before, desired, undefined);
    const changes = [...endpointKeyChanges[keyAction], ...planChanges(before, after)];
    return { plan: this.#plan(desired, changes, []), desired, before, after, keyAction };
  }

  /** Writes the changes of a plan, reads the settings back and compares. Does nothing for a plan without changes. */
  async execute(prepared: PreparedPlan, signal: AbortSignal | undefined): Promise<CallbackPlan> {
    const { plan, desired, before, after } = prepared;
    rejectUnsupported(plan);
    if (plan.changes.length === 0) return plan;
    const hidden = hiddenPart(prepared);
    const digest = hidden && this.#applied(hidden.subject);
    await digest?.clear().catch(() => undefined);
    await this.#write(prepared, signal);
    const actual = before && (await this.readOwn(desired, signal));
    if (actual !== undefined) rejectDrift(actual, after, plan.provider);
    // A failure is ignored: the next plan only writes again.
    await digest?.record(hidden?.text ?? "").catch(() => undefined);
    return plan;
  }

  async #write(prepared: PreparedPlan, signal: AbortSignal | undefined): Promise<void> {
    const { desired, before, after } = prepared;
    const { name, provider } = this.#context;
    const api = this.#api();
    const call = (operation: () => Promise<void>) => this.call(operation, signal);
    if ("list" in api) {
      const generates = generatesKey(provider.capabilities, desired);
      const keys = generates ? this.endpointKeys(desired) : undefined;
      const read = () => this.readOwn(desired, signal);
      return writeEndpoint(prepared, { name, api, keys, signal, call, read });
    }
    await call(async () => {
      if ("overwrite" in api) await api.overwrite(after, signal);
      else if (before !== undefined) await api.write({ before, after }, signal);
    });
  }

  /**
   * Deletes the endpoint of this application, or the only config. Its key stays accepted for deliveries on their way.
   *
   * @throws VodError `unsupported` when the provider has no such call
   */
  async remove(
    desired: CallbackConfig,
    { endpointId }: Pick<CallbackSettings, "endpointId">,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const { name } = this.#context;
    const api = this.#api();
    if ("list" in api) {
      if (endpointId === undefined) return;
      await this.call(() => api.remove(endpointId, signal), signal);
      return this.endpointKeys(desired).retire(endpointId);
    }
    if (api.remove === undefined) {
      const message = `${name} has no call to delete its callback config. Use its console`;
      throw new VodError("unsupported", message, { provider: name });
    }
    await this.call(async () => api.remove?.(signal), signal);
  }

  /**
   * Returns the key of a config; `undefined` when the provider generates it.
   *
   * @throws VodError `config_invalid` when the provider cannot use it, or no key file is configured for a generated one
   */
  async configuredKey(desired: CallbackConfig): Promise<string | undefined> {
    const { provider, name, keyRingFor } = this.#context;
    if (generatesKey(provider.capabilities, desired)) {
      this.endpointKeys(desired).path();
      return undefined;
    }
    const key = await keyRingFor(desired).current();
    const keyFile = desired.signing?.keyFile;
    if (desired.mode === "pull" || keyFile === undefined) return key;
    const configured = { name, capabilities: provider.capabilities };
    const path = `the new key in ${keyFile}`;
    const missing = { path, message: "is not at the provider yet. Continue the rotation" };
    rejectProblems(key === undefined ? [missing] : keyProblems(key, path, configured));
    return key;
  }

  #api(): AnyCallbackApi {
    const { provider, name } = this.#context;
    if (provider.callback !== undefined) return provider.callback;
    const message = `${name} has no API for its callback config. Use its console`;
    throw new VodError("unsupported", message, { provider: name });
  }

  #applied(subject: "signing.key" | "config"): AppliedDigest {
    return new AppliedDigest(subject, { ...this.#context, api: this.#api() });
  }
}

function generatesKey(capabilities: Capabilities, { mode }: CallbackConfig): boolean {
  return generatesKeys(capabilities) && mode === "push";
}
