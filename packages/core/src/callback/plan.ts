import type { KnownEventType } from "../event/event.js";
import type { CallbackSettings, DesiredSettings } from "../provider/callback-api.js";
import { type Capabilities, type EventSupport, generatesKeys } from "../provider/capabilities.js";
import { sameSecret } from "../provider/secret.js";
import type { CallbackConfig } from "./callback-config.js";

/** A setting to change. Keys are never shown. */
export interface SettingChange {
  /** The setting, such as `url` or `events.media.uploaded`. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** A note about a setting. */
export interface SettingNote {
  /** The setting, such as `mode` or `signing.key`. */
  readonly path: string;
  readonly reason: string;
}

/** The changes that make a provider's settings match a config. A plan is data and can be stored as JSON. */
export interface CallbackPlan {
  /** The provider's name in the application. */
  readonly provider: string;
  /** Empty when nothing has to change. */
  readonly changes: readonly SettingChange[];
  /** The requested features that the provider lacks. A plan with such features is not applied. */
  readonly unsupported: readonly SettingNote[];
  /**
   * The event types that the provider sends although the config does not contain them: unconditionally, or because they
   * share a switch with one that the config contains. The pipeline filters them.
   */
  readonly always: readonly KnownEventType[];
  /** The settings that the provider does not show, and the assumption about each. */
  readonly unknown: readonly SettingNote[];
}

export interface Desired {
  readonly config: CallbackConfig;
  /** The callback URL to register. */
  readonly url: string | undefined;
  /** The signing key to set; absent to keep the current one. */
  readonly key: string | undefined;
  /** The address of the queue; absent when the provider has one queue only. */
  readonly queue: string | undefined;
}

/** Returns the desired settings, based on the current ones. */
export function desiredSettings(
  before: CallbackSettings,
  { config, url, key, queue }: Desired,
  capabilities: Capabilities,
): DesiredSettings {
  const events: Partial<Record<KnownEventType, boolean>> = {};
  for (const [type, support] of supportOf(capabilities)) {
    if (support === "switchable") events[type] = isOn(type, config.events, capabilities);
  }
  const mode = capabilities.modes.includes(config.mode) ? config.mode : before.mode;
  const enabled = before.enabled === undefined ? {} : { enabled: true };
  const kept = { ...before, ...enabled, mode, events };
  if (config.mode === "pull") return queue === undefined ? kept : { ...kept, queue };
  if (url === undefined) return kept;
  if (generatesKeys(capabilities)) return { ...kept, url, signing: "on" };
  return key === undefined ? { ...kept, url } : { ...kept, url, signing: "on", signingKey: key };
}

/** Tells whether the switch of an event type is on: when the config contains a type of its group. */
function isOn(
  type: KnownEventType,
  wanted: CallbackConfig["events"],
  capabilities: Capabilities,
): boolean {
  if (wanted === undefined) return true;
  return switchedTogether(type, capabilities).some((each) => wanted.includes(each));
}

/** Returns the event types that share a switch with a type, directly or through another type. */
function switchedTogether(
  type: KnownEventType,
  { sharedSwitches = [] }: Capabilities,
): readonly KnownEventType[] {
  const types = new Set([type]);
  for (const member of types) {
    const groups = sharedSwitches.filter((group) => group.includes(member));
    for (const each of groups.flat()) types.add(each);
  }
  return [...types];
}

/**
 * Lists the settings that differ between the current and the desired ones. Those of the other mode have no effect, and
 * some providers do not show them.
 */
export function planChanges(
  before: CallbackSettings | undefined,
  after: CallbackSettings,
): readonly SettingChange[] {
  if (before === undefined) return allSettings(after);
  const changes: SettingChange[] = [];
  const compare = (path: string, from: string, to: string) => {
    if (from !== to) changes.push({ path, from, to });
  };
  compare("mode", before.mode, after.mode);
  compare("enabled", enabledName(before), enabledName(after));
  if (after.mode === "push") {
    compare("url", before.url ?? "none", after.url ?? "none");
    compare("signing", before.signing, after.signing);
    if (after.signingKey !== undefined && !sameSecret(after.signingKey, before.signingKey)) {
      compare("signing.key", keyBefore(before), "the configured key");
    }
  } else {
    compare("queue", before.queue ?? "none", after.queue ?? "none");
  }
  for (const [type, on] of Object.entries(after.events)) {
    const was = before.events[type as KnownEventType] ?? false;
    compare(`events.${type}`, switchName(was), switchName(on));
  }
  return changes;
}

/** Lists all settings, for a provider that does not show its config. */
function allSettings({ mode, url, queue, signing, signingKey, events }: CallbackSettings) {
  const settings: readonly (readonly [path: string, to: string | undefined])[] = [
    ["mode", mode],
    ["url", url],
    ["queue", queue],
    ["signing", signing],
    ["signing.key", signingKey === undefined ? undefined : "the configured key"],
    ...Object.entries(events).map(([type, on]) => [`events.${type}`, switchName(on)] as const),
  ];
  return settings.flatMap(([path, to]) =>
    to === undefined ? [] : [{ path, from: "unknown", to }],
  );
}

function enabledName({ enabled = true }: CallbackSettings): string {
  return enabled ? "yes" : "no";
}

function switchName(on: boolean | "partial"): string {
  if (on === "partial") return "partly on";
  return on ? "on" : "off";
}

function keyBefore({ signing, signingKey }: CallbackSettings): string {
  if (signingKey !== undefined) return "another key";
  return signing === "off" ? "none" : "unknown";
}

/** Returns the features that the provider lacks, and the events that it sends unconditionally. */
export function planLimits(
  { mode, events: wanted }: CallbackConfig,
  capabilities: Capabilities,
): Pick<CallbackPlan, "unsupported" | "always"> {
  const { modes } = capabilities;
  const unsupported: SettingNote[] = [];
  if (!modes.includes(mode)) {
    unsupported.push({
      path: "mode",
      reason: `the provider does not support ${mode}: use ${modes.join(" or ")}`,
    });
  }
  for (const type of wanted ?? []) {
    if ((capabilities.events[type] ?? "never") === "never") {
      unsupported.push({ path: `events.${type}`, reason: "the provider never sends it" });
    }
  }
  const always = supportOf(capabilities)
    .filter(([type]) => wanted !== undefined && !wanted.includes(type))
    .filter(
      ([type, support]) =>
        support === "always" || (support === "switchable" && isOn(type, wanted, capabilities)),
    )
    .map(([type]) => type);
  return { unsupported, always };
}

function supportOf({ events }: Capabilities) {
  return Object.entries(events) as readonly [KnownEventType, EventSupport][];
}
