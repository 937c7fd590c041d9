import type { CallbackSettings } from "../provider/callback-api.js";
import type { AppliedDigest } from "./applied-digest.js";
import type { CallbackConfig } from "./callback-config.js";
import type { SettingNote } from "./plan.js";

export interface KeyChoice {
  readonly desired: CallbackConfig;
  /** The caller's choice; see `PlanOptions`. */
  readonly key: "send" | "keep" | undefined;
  readonly sentKey: AppliedDigest;
}

/**
 * Decides whether to send the key to the provider. When the provider does not show its key, the decision depends on
 * the recorded one.
 */
export async function chooseKey(
  configured: string | undefined,
  before: CallbackSettings,
  { desired, key, sentKey }: KeyChoice,
): Promise<{ readonly key: string | undefined; readonly unknown: readonly SettingNote[] }> {
  const isShown = before.signingKey !== undefined || before.signing === "off";
  if (desired.mode === "pull" || configured === undefined || isShown) {
    return { key: configured, unknown: [] };
  }
  const note = (made: string): readonly SettingNote[] => [
    { path: "signing.key", reason: `the provider does not show it: ${made}` },
  ];
  if (key === "keep") {
    return {
      key: undefined,
      unknown: note("the configured key is assumed, as requested"),
    };
  }
  const givenAt =
    key === "send" ? undefined : await sentKey.appliedAt(configured).catch(() => undefined);
  if (givenAt === undefined)
    return { key: configured, unknown: note("the configured key is sent again") };
  const when = givenAt.toISOString();
  return { key: undefined, unknown: note(`the key applied at ${when} is assumed`) };
}
