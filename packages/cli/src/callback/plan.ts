import type { CallbackPlan, PlanOptions } from "@vod-events/core";
import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { formatPlan } from "./format-plan.js";
import { shownPlan } from "./shown-plan.js";

export interface PlanCommandOptions extends ConfigFlags {
  /** Whether to send a key again that the provider does not show. */
  readonly sendKey?: boolean;
  /** Whether to assume that a key that the provider does not show is the configured one. */
  readonly keepKey?: boolean;
}

/** Prints the changes to the provider's settings. Exits with 3 when there are any. */
export function plan(options: PlanCommandOptions, io: Io): Promise<ExitCode> {
  return withConfig(options, io, async (config) => {
    const control = config.selected();
    const made = await withSpinner(io, `reading ${control.provider}`, () =>
      control.plan(undefined, keyOptionOf(options)),
    );
    const formatted = formatPlan(made, colorsFor(io));
    io.stdout.write(options.json ? `${printable(JSON.stringify(shownPlan(made)))}\n` : formatted);
    if (made.unsupported.length > 0) return reportUnsupported(made, io);
    return made.changes.length === 0 ? 0 : 3;
  });
}

/** Returns what to do with a key that the provider does not show. */
export function keyOptionOf({ sendKey, keepKey }: PlanCommandOptions): PlanOptions {
  if (sendKey) return { key: "send" };
  return keepKey ? { key: "keep" } : {};
}

/** Reports that a plan cannot be applied. */
export function reportUnsupported(
  { provider, unsupported }: CallbackPlan,
  { stderr }: Io,
): ExitCode {
  const paths = unsupported.map(({ path }) => path).join(", ");
  const message = `${provider} does not support ${paths}. Remove it from the config, or choose another provider`;
  return reportFailure(stderr, { code: "unsupported", message });
}
