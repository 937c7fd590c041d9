import type { KnownEventType } from "../event/event.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import type { Capabilities, EventSupport } from "../provider/capabilities.js";
import { sameSecret } from "../provider/secret.js";
import type { CallbackConfig } from "./callback-config.js";

/** One setting that is not as it should be. Keys are never shown. */
export interface SettingChange {
  /** Such as `url` or `events.media.uploaded`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Something to know about a setting. */
export interface SettingNote {
  /** Such as `mode` or `signing.key`. */
  readonly path: string;
  readonly reason: string;
}

/** What would have to change for a cloud to tell us what a config asks for. Data: it can be kept as JSON. */
export interface CallbackPlan {
  /** What the application calls the cloud. */
  readonly provider: string;
  /** Empty when nothing has to change. */
  readonly changes: readonly SettingChange[];
  /** What the config asks for and the cloud cannot do; such a plan is not applied. */
  readonly unsupported: readonly SettingNote[];
  /** Types that the cloud sends although the config does not ask for them; they are filtered on arrival. */
  readonly always: readonly KnownEventType[];
  /** What the cloud does not show, and what is made of that. */
  readonly unknown: readonly SettingNote[];
}

/** What a config asks of one cloud. */
export interface Desired {
  readonly config: CallbackConfig;
  /** The URL it is to be told. */
  readonly url: string | undefined;
  /** The key it is to sign with; absent to leave that as it is. */
  readonly key: string | undefined;
}

/** The settings that are asked for, on top of those a cloud has. */
export function desiredSettings(
  before: CallbackSettings,
  { config, url, key }: Desired,
  capabilities: Capabilities,
): CallbackSettings {
  const events: Partial<Record<KnownEventType, boolean>> = {};
  for (const [type, support] of supportOf(capabilities)) {
    if (support === "switchable") events[type] = config.events?.includes(type) ?? true;
  }
  const mode = capabilities.modes.includes(config.mode) ? config.mode : before.mode;
  const kept = { ...before, mode, events };
  if (config.mode === "pull" || url === undefined) return kept;
  return key === undefined ? { ...kept, url } : { ...kept, url, signing: "on", signingKey: key };
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
  if (after.signingKey !== undefined && !sameSecret(after.signingKey, before.signingKey)) {
    compare("signing.key", keyBefore(before), "the configured key");
  }
  for (const [type, on] of Object.entries(after.events)) {
    const was = before.events[type as KnownEventType] ?? false;
    compare(`events.${type}`, was ? "on" : "off", on ? "on" : "off");
  }
  return changes;
}

function keyBefore({ signing, signingKey }: CallbackSettings): string {
  if (signingKey !== undefined) return "another key";
  return signing === "off" ? "none" : "not known";
}

/** What a cloud cannot do, or does unasked. */
export function planLimits(
  { mode, events: wanted }: CallbackConfig,
  capabilities: Capabilities,
): Pick<CallbackPlan, "unsupported" | "always"> {
  const { modes } = capabilities;
  const unsupported: SettingNote[] = [];
  if (!modes.includes(mode)) {
    unsupported.push({
      path: "mode",
      reason: `the cloud has no ${mode}: use ${modes.join(" or ")}`,
    });
  }
  for (const [type, support] of supportOf(capabilities)) {
    if (support === "never" && wanted?.includes(type)) {
      unsupported.push({ path: `events.${type}`, reason: "the cloud never sends it" });
    }
  }
  const always = supportOf(capabilities)
    .filter(([type, support]) => support === "always" && wanted && !wanted.includes(type))
    .map(([type]) => type);
  return { unsupported, always };
}

function supportOf({ events }: Capabilities) {
  return Object.entries(events) as readonly [KnownEventType, EventSupport][];
}
