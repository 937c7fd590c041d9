import type { CallbackSettings, DesiredSettings } from "../provider/callback-api.js";
import type { CallbackConfig } from "./callback-config.js";
import type { EndpointKeyAction } from "./endpoint-key.js";
import type { CallbackPlan } from "./plan.js";

/** A plan with the settings before and after it. The settings contain secrets; the plan does not. */
export interface PreparedPlan {
  readonly plan: CallbackPlan;
  readonly desired: CallbackConfig;
  /** Absent when the provider does not show its config. */
  readonly before: CallbackSettings | undefined;
  readonly after: DesiredSettings;
  /** What must happen to a key that the provider generates. */
  readonly keyAction: EndpointKeyAction;
}

/** Returns the part of a write that the provider does not show afterwards. */
export function hiddenPart({ plan, before, after }: PreparedPlan) {
  if (before === undefined) return { subject: "config", text: digestInput(after) } as const;
  const key = plan.changes.some(({ path }) => path === "signing.key") && after.signingKey;
  return key ? ({ subject: "signing.key", text: key } as const) : undefined;
}

/** Returns the settings as text; equal settings give equal texts. */
export function digestInput(settings: CallbackSettings): string {
  const { mode, url, queue, signing, signingKey, events } = settings;
  const sorted = Object.entries(events).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([mode, url, queue, signing, signingKey, sorted]);
}
