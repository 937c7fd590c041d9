import type { KnownEventType } from "../event/event.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import type { Capabilities } from "../provider/capabilities.js";
import type { CallbackConfig } from "./config.js";

/** One setting that is not as it should be. Keys are never shown. */
export interface SettingChange {
  /** Such as `url` or `events.media.uploaded`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** What would have to change for a cloud to tell us what a config asks for. */
export interface CallbackPlan {
  readonly provider: string;
  /** Empty when nothing has to change. */
  readonly changes: readonly SettingChange[];
  /** What the config asks for and the cloud cannot do. */
  readonly unsupported: readonly { readonly path: string; readonly reason: string }[];
  /** Types that the cloud sends although the config does not ask for them; they are filtered on arrival. */
  readonly always: readonly KnownEventType[];
}

/** The settings that a config asks for, on top of those a cloud has. */
export function desiredSettings(
  before: CallbackSettings,
  config: CallbackConfig,
  capabilities: Capabilities,
  url: string | undefined,
): CallbackSettings {
  const events: Partial<Record<KnownEventType, boolean>> = {};
  for (const [type, support] of supportOf(capabilities)) {
    if (support === "switchable") events[type] = config.events?.includes(type) ?? true;
  }
  const kept = { ...before, mode: config.mode, events };
  if (config.mode === "pull" || url === undefined) return kept;
  const key = config.signing?.key;
  if (key === undefined) return { ...kept, url };
  return { ...kept, url, signing: "on", signingKey: key };
}

/** Compares what a cloud has with what it should have. */
export function planChanges(
  before: CallbackSettings,
  after: CallbackSettings,
): readonly SettingChange[] {
  const changes: SettingChange[] = [];
  const compare = (path: string, from: string, to: string) => {
    if (from !== to) changes.push({ path, from, to });
  };
  compare("mode", before.mode, after.mode);
  compare("url", before.url ?? "none", after.url ?? "none");
  compare("signing", before.signing, after.signing);
  if (after.signingKey !== undefined && after.signingKey !== before.signingKey) {
    const from = before.signingKey === undefined ? "not known" : "another key";
    compare("signing.key", from, "the configured key");
  }
  for (const [type, on] of Object.entries(after.events)) {
    const was = before.events[type as KnownEventType] ?? false;
    compare(`events.${type}`, was ? "on" : "off", on ? "on" : "off");
  }
  return changes;
}

/** What a cloud cannot do, or does unasked. */
export function planLimits(
  config: CallbackConfig,
  capabilities: Capabilities,
): Pick<CallbackPlan, "unsupported" | "always"> {
  const wanted = config.events;
  const never = supportOf(capabilities).filter(([, support]) => support === "never");
  const unsupported = never
    .filter(([type]) => wanted?.includes(type))
    .map(([type]) => ({ path: `events.${type}`, reason: "the cloud never sends it" }));
  const always = supportOf(capabilities)
    .filter(([type, support]) => support === "always" && wanted && !wanted.includes(type))
    .map(([type]) => type);
  return { unsupported, always };
}

function supportOf(capabilities: Capabilities) {
  return Object.entries(capabilities.events) as [
    KnownEventType,
    (typeof capabilities.events)[KnownEventType],
  ][];
}
