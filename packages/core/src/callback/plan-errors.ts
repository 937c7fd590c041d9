import { VodError } from "../errors/vod-error.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import { type CallbackPlan, planChanges, type SettingChange } from "./plan.js";

/** Throws `unsupported` for a plan with features that the provider lacks. */
export function rejectUnsupported({ provider, unsupported }: CallbackPlan): void {
  if (unsupported.length === 0) return;
  const list = unsupported.map(({ path, reason }) => `${path} (${reason})`).join(", ");
  throw new VodError(
    "unsupported",
    `${provider} does not support ${list}. Remove it from callback`,
    { provider },
  );
}

/** Throws `plan_stale` when the changes differ from the plan. Planned changes that are already done are accepted. */
export function rejectStale(given: CallbackPlan, fresh: CallbackPlan): void {
  const key = ({ path, from, to }: SettingChange) => JSON.stringify([path, from, to]);
  const planned = new Set(given.changes.map(key));
  const others = fresh.changes.filter((change) => !planned.has(key(change)));
  if (given.provider === fresh.provider && others.length === 0) return;
  const what =
    given.provider === fresh.provider
      ? `${others.map(({ path }) => path).join(", ")} changed meanwhile`
      : `it is for ${given.provider}`;
  throw new VodError("plan_stale", `the plan is stale: ${what}. Create a new plan`, {
    provider: fresh.provider,
  });
}

/**
 * Throws `config_drift` when the settings read back differ from the desired ones. Hidden settings are not compared.
 */
export function rejectDrift(
  actual: CallbackSettings,
  expected: CallbackSettings,
  name: string,
): void {
  const drift = planChanges(actual, expected)
    .filter(
      ({ path, from }) =>
        !(path.startsWith("signing") && (from === "unknown" || from === "not known")),
    )
    .map(({ path, from, to }) => ({ path, expected: to, actual: from }));
  if (drift.length === 0) return;
  const list = drift
    .map(({ path, expected, actual }) =>
      path === "url" ? "url differs" : `${path} is ${actual}, not ${expected}`,
    )
    .join(", ");
  throw new VodError("config_drift", `${name} did not apply its callback config: ${list}`, {
    provider: name,
    drift,
  });
}
