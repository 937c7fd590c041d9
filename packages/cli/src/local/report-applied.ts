import { CommandFailure, reportFailure, reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import type { AppliedConfig } from "./local-cloud.js";
import type { LocalConfig } from "./local-config.js";

/**
 * Reports the providers that have no simulated cloud. Returns the names of the others.
 *
 * @throws CommandFailure when no cloud is left
 */
export function reportApplied(
  { skipped }: LocalConfig,
  applied: readonly AppliedConfig[],
  stderr: Output,
): readonly string[] {
  for (const reason of skipped) reportNote(stderr, reason);
  reportErrors(applied, stderr);
  const names = applied.filter(({ error }) => error === undefined).map(({ name }) => name);
  if (names.length > 0) return names;
  const advice = "Install an adapter and its SDK, or see the messages above";
  throw new CommandFailure("no_cloud", `no simulated cloud runs. ${advice}`);
}

/** Reports the clouds that do not support a config. */
export function reportErrors(applied: readonly AppliedConfig[], stderr: Output): void {
  for (const { name, error } of applied) {
    if (error === undefined) continue;
    reportFailure(stderr, { code: error.code, message: `${name}: ${error.message}` });
  }
}
