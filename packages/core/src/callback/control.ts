import type { Clock, Random } from "../clock.js";
import { refuseProblems } from "../config/check-config.js";
import { VodError } from "../errors.js";
import type { Notebook } from "../inbox/store.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { CallbackApi, CallbackSettings } from "../provider/callback-api.js";
import type { Capabilities } from "../provider/capabilities.js";
import type { Provider } from "../provider/provider.js";
import { type Backoff, retry } from "../retry.js";
import { callbackProblems, keyProblems, type ReceiverRules } from "./check.js";
import type { CheckOptions, CheckResult } from "./check-result.js";
import type { CallbackConfig } from "./config.js";
import {
  type CallbackPlan,
  type Desired,
  desiredSettings,
  planChanges,
  planLimits,
  type SettingNote,
} from "./plan.js";
import { compareReadBack, refuseStale, refuseUnsupported } from "./refusals.js";
import { type RotationOptions, rotateKey, type VerifyKey } from "./rotation.js";
import { runChecks } from "./run-checks.js";
import { SentKey } from "./sent-key.js";
import { defaultTimeoutSeconds, requireKey } from "./try-receiver.js";

/** The callback config of one cloud. Calls that fail for a passing reason are repeated. */
export interface CallbackControl {
  /** What the application calls the cloud. */
  readonly provider: string;
  /** The URL that the cloud is to call; absent where the config has none. */
  readonly url: string | undefined;
  /** What the cloud can do. */
  readonly capabilities: Capabilities;
  /** What the cloud is told now, without the signing key. */
  read(options?: CallOptions): Promise<ShownSettings>;
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

/** The options of every call to a cloud. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
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
export interface ShownSettings extends Pick<CallbackSettings, "mode" | "signing" | "events"> {
  readonly url?: string;
  /** Of the signing key: whether it is the configured one; `unknown` where the cloud does not show it. */
  readonly signingKey: "configured" | "another" | "none" | "unknown";
}

/** What {@link controlOf} works with. */
export interface ControlContext {
  readonly provider: Provider;
  /** What the application calls the cloud. */
  readonly name: string;
  readonly config: CallbackConfig;
  /** The URL the cloud is to be told, by the base that a config names. */
  readonly urlOf: (base: string | undefined) => string | undefined;
  readonly ringOf: (config: CallbackConfig) => KeyRing;
  readonly rules: ReceiverRules & { readonly clockSkewSeconds: number };
  readonly notes: Notebook | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

/** What clouds limit, they count by the second. */
const backoff: Backoff = { baseMs: 500, capMs: 5000 };
const tries = 5;

/** Makes a {@link CallbackControl}. */
export function controlOf(context: ControlContext): CallbackControl {
  const { provider, name, config, urlOf, ringOf, rules, clock, random } = context;
  const { capabilities } = provider;
  const made = new WeakMap<CallbackPlan, CallbackConfig>();

  function apiOf(): CallbackApi {
    if (provider.callback !== undefined) return provider.callback;
    const message = `${name} has no API for its callback config: use its console`;
    throw new VodError("unsupported", message, { provider: name });
  }

  function call<Result>(
    operation: (api: CallbackApi) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const api = apiOf();
    return retry(() => operation(api), { tries, backoff, clock, random, signal });
  }

  async function prepare(desired: CallbackConfig, options: PlanOptions, newKey?: string) {
    refuseProblems(callbackProblems(desired, { name, capabilities }, rules));
    const before = await call((api) => api.read(options.signal), options.signal);
    const sentKey = new SentKey({ ...context, api: apiOf() });
    const configured = newKey ?? (await configuredKey(desired));
    const { key, unknown } = await chooseKey(configured, before, { desired, options, sentKey });
    const wanted: Desired = { config: desired, url: urlOf(desired.url), key };
    const after = desiredSettings(before, wanted, capabilities);
    const changes = planChanges(before, after);
    const limits = planLimits(desired, capabilities);
    const plan: CallbackPlan = { provider: name, changes, ...limits, unknown };
    made.set(plan, desired);
    return { before, after, plan, sentKey };
  }

  async function configuredKey(desired: CallbackConfig): Promise<string | undefined> {
    const key = await ringOf(desired).current();
    const keyFile = desired.signing?.keyFile;
    if (desired.mode === "pull" || keyFile === undefined) return key;
    const path = `the key in ${keyFile}`;
    const missing = { path, message: "is not given to a cloud yet: go on with the rotation" };
    refuseProblems(key === undefined ? [missing] : keyProblems(key, path, { name, capabilities }));
    return key;
  }

  async function carryOut(
    { before, after, plan, sentKey }: Awaited<ReturnType<typeof prepare>>,
    signal: AbortSignal | undefined,
  ): Promise<CallbackPlan> {
    refuseUnsupported(plan);
    if (plan.changes.length === 0) return plan;
    await call((api) => api.write({ before, after }, signal), signal);
    compareReadBack(await call((api) => api.read(signal), signal), after, name);
    const key = plan.changes.some(({ path }) => path === "signing.key") && after.signingKey;
    // The cloud was told; what is not remembered is only sent again.
    if (key) await sentKey.given(key).catch(() => undefined);
    return plan;
  }

  function verifyOf({ verify }: RotationOptions): VerifyKey | undefined {
    const url = urlOf(config.url);
    if (verify !== "receiver" || url === undefined)
      return verify === "receiver" ? undefined : verify;
    const receiver = { provider, url, clock, timeoutSeconds: defaultTimeoutSeconds };
    return (key, signal) => requireKey(key, { ...receiver, signal }, name);
  }

  const control: CallbackControl = {
    provider: name,
    url: urlOf(config.url),
    capabilities,
    async read({ signal } = {}) {
      const settings = await call((api) => api.read(signal), signal);
      return shown(settings, await ringOf(config).current());
    },
    async plan(desired = config, options = {}) {
      return (await prepare(desired, options)).plan;
    },
    async apply(given = config, options = {}) {
      if (!isPlan(given)) return carryOut(await prepare(given, options), options.signal);
      const fresh = await prepare(made.get(given) ?? config, options);
      refuseStale(given, fresh.plan);
      return carryOut(fresh, options.signal);
    },
    async rotateKey(options = {}) {
      if (config.mode === "pull") {
        const message = "rotateKey is for callback.mode push: what is pulled is not signed";
        throw new VodError("unsupported", message, { provider: name });
      }
      const verify = verifyOf(options);
      await rotateKey(
        { ...options, verify },
        {
          ...{ name, capabilities, clock },
          keyFile: config.signing?.keyFile,
          async giveToCloud(key, signal) {
            await carryOut(await prepare(config, { key: "send", signal }, key), signal);
          },
        },
      );
    },
    check: (options = {}) =>
      runChecks(
        {
          ...{ provider, name, clock, clockSkewSeconds: rules.clockSkewSeconds },
          ...{ mode: config.mode, url: control.url, read: control.read, plan: control.plan },
          accepted: () => ringOf(config).accepted(),
          time: (signal) => call(async (api) => api.time?.(signal), signal),
          async refuseConfig() {
            refuseProblems(callbackProblems(config, { name, capabilities }, rules));
            await configuredKey(config);
          },
        },
        options,
      ),
  };
  return control;
}

function isPlan(given: CallbackConfig | CallbackPlan): given is CallbackPlan {
  return "changes" in given;
}

function shown(settings: CallbackSettings, configured: string | undefined): ShownSettings {
  const { mode, url, signing, events, signingKey } = settings;
  const another = signingKey === configured ? "configured" : "another";
  const missing = signing === "off" ? "none" : "unknown";
  return {
    ...{ mode, signing, events },
    ...(url !== undefined && { url }),
    signingKey: signingKey === undefined ? missing : another,
  };
}

interface KeyChoice {
  readonly desired: CallbackConfig;
  readonly options: PlanOptions;
  readonly sentKey: SentKey;
}

/** Whether the cloud is to be given the key; where it does not show the one it has, by what is remembered. */
async function chooseKey(
  configured: string | undefined,
  before: CallbackSettings,
  { desired, options, sentKey }: KeyChoice,
): Promise<{ readonly key: string | undefined; readonly unknown: readonly SettingNote[] }> {
  const isShown = before.signingKey !== undefined || before.signing === "off";
  if (desired.mode === "pull" || configured === undefined || isShown) {
    return { key: configured, unknown: [] };
  }
  const note = (made: string): readonly SettingNote[] => [
    { path: "signing.key", reason: `the cloud does not show it: ${made}` },
  ];
  if (options.key === "keep") {
    return { key: undefined, unknown: note("it is taken for the configured one, as asked for") };
  }
  const givenAt =
    options.key === "send" ? undefined : await sentKey.givenAt(configured).catch(() => undefined);
  if (givenAt === undefined) return { key: configured, unknown: note("it is given again") };
  const when = givenAt.toISOString();
  return { key: undefined, unknown: note(`it is taken for the one given from here at ${when}`) };
}
