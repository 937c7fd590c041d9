import type { Clock, Random } from "../clock.js";
import { VodError } from "../errors.js";
import type { CallbackApi, CallbackSettings } from "../provider/callback-api.js";
import type { Provider } from "../provider/provider.js";
import { type Backoff, retry } from "../retry.js";
import type { CallbackConfig } from "./config.js";
import { type CallbackPlan, desiredSettings, planChanges, planLimits } from "./plan.js";

/** The callback config of the selected cloud. Calls that fail for a passing reason are repeated. */
export interface CallbackControl {
  /** The URL that the cloud is to call; absent where the config has none. */
  readonly url: string | undefined;
  /** What the cloud is told now. Without the signing key, which some clouds never show. */
  read(options?: CallOptions): Promise<ShownSettings>;
  /** What `apply` would change. Changes nothing. */
  plan(options?: CallOptions): Promise<CallbackPlan>;
  /**
   * Tells the cloud what the config asks for, where it is not told so already, reads back and compares.
   * Returns the plan it carried out.
   *
   * @throws VodError `unsupported` when the cloud cannot do what the config asks for; `config_drift` when
   * the cloud, read back, is not as it was told.
   */
  apply(options?: CallOptions): Promise<CallbackPlan>;
}

/** The options of every call to a cloud. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A cloud's settings, fit to be shown. */
export type ShownSettings = Pick<CallbackSettings, "mode" | "url" | "signing" | "events">;

/** What {@link createCallbackControl} works with. */
export interface CallbackControlContext {
  readonly provider: Provider;
  readonly name: string;
  readonly config: CallbackConfig;
  /** The URL the cloud is to be told. */
  readonly url: string | undefined;
  readonly clock: Clock;
  readonly random: Random;
}

const backoff: Backoff = { baseMs: 300, capMs: 5000 };
const tries = 4;

/** Makes a {@link CallbackControl}. */
export function createCallbackControl(context: CallbackControlContext): CallbackControl {
  const { provider, name, config, url, clock, random } = context;
  const { capabilities } = provider;

  function call<Result>(
    operation: (api: CallbackApi) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const api = provider.callback;
    if (api === undefined) {
      throw new VodError("unsupported", `${name} has no API for its callback config`, {
        provider: name,
      });
    }
    return retry(() => operation(api), { tries, backoff, clock, random, signal });
  }

  async function prepare(signal: AbortSignal | undefined) {
    const before = await call((api) => api.read(signal), signal);
    const after = desiredSettings(before, config, capabilities, url);
    const changes = planChanges(before, after);
    const plan: CallbackPlan = { provider: name, changes, ...planLimits(config, capabilities) };
    return { before, after, plan };
  }

  return {
    url,
    async read({ signal } = {}) {
      const { mode, url, signing, events } = await call((api) => api.read(signal), signal);
      return url === undefined ? { mode, signing, events } : { mode, url, signing, events };
    },
    async plan({ signal } = {}) {
      return (await prepare(signal)).plan;
    },
    async apply({ signal } = {}) {
      const { before, after, plan } = await prepare(signal);
      if (plan.unsupported.length > 0) throw unsupported(plan);
      if (plan.changes.length === 0) return plan;
      await call((api) => api.write({ before, after }, signal), signal);
      compareReadBack(await call((api) => api.read(signal), signal), after, name);
      return plan;
    },
  };
}

function unsupported(plan: CallbackPlan): VodError {
  const list = plan.unsupported.map(({ path, reason }) => `${path} (${reason})`).join(", ");
  return new VodError(
    "unsupported",
    `${plan.provider} cannot do what callback asks for: ${list}; take it out of the config`,
    { provider: plan.provider },
  );
}

/** What the cloud does not show cannot be compared. */
function compareReadBack(shown: CallbackSettings, told: CallbackSettings, name: string): void {
  const drift = planChanges(shown, told).filter(
    ({ path, from }) =>
      !(path.startsWith("signing") && (from === "unknown" || from === "not known")),
  );
  if (drift.length === 0) return;
  const list = drift
    .map(({ path, from, to }) => (path === "url" ? "url differs" : `${path} is ${from}, not ${to}`))
    .join(", ");
  throw new VodError("config_drift", `${name} was told its callback config, but ${list}`, {
    provider: name,
  });
}
