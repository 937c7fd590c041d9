import type { CallbackPlan, PlanOptions } from "@vod-events/core";
import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { planWording } from "./format-plan.js";
import { shownPlan } from "./shown-plan.js";

/** What `vod-events callback plan` is called with. */
export interface PlanCommandOptions extends ConfigFlags {
  /** What to do about a key that the cloud does not show. */
  readonly key: PlanOptions["key"];
  readonly json: boolean;
}

/** Prints what would change at the cloud. Ends with 3 where something would. */
export function plan(options: PlanCommandOptions, shell: Shell): Promise<ExitCode> {
  return withConfig(options, shell, async (config) => {
    const control = config.chosen();
    const made = await withSpinner(shell, `reading ${control.provider}`, () =>
      control.plan(undefined, { key: options.key }),
    );
    const wording = planWording(made, colorsFor(shell));
    shell.stdout.write(options.json ? `${printable(JSON.stringify(shownPlan(made)))}\n` : wording);
    if (made.unsupported.length > 0) return reportUnsupported(made, shell);
    return made.changes.length === 0 ? 0 : 3;
  });
}

/** Tells that a plan cannot be applied. */
export function reportUnsupported(
  { provider, unsupported }: CallbackPlan,
  { stderr }: Shell,
): ExitCode {
  const paths = unsupported.map(({ path }) => path).join(", ");
  const message = `${provider} cannot do what the config asks for: take out ${paths}, or choose another cloud`;
  return reportFailure(stderr, { code: "unsupported", message });
}
