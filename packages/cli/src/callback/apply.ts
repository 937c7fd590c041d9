import type { CallbackPlan } from "@vod-events/core";
import type { ExitCode } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import { withConfig } from "./config.js";
import { type ConsentFlags, consentFrom } from "./confirmation-prompt.js";
import { countOf, planWording } from "./format-plan.js";
import { type PlanCommandOptions, reportUnsupported } from "./plan.js";
import { shownPlan } from "./shown-plan.js";

/** What `vod-events callback apply` is called with. */
export interface ApplyCommandOptions extends PlanCommandOptions, ConsentFlags {}

/**
 * Prints what would change at the cloud, and changes that and nothing else once somebody agrees.
 *
 * @throws VodError `plan_stale` when the cloud was changed meanwhile
 */
export async function apply(options: ApplyCommandOptions, shell: Shell): Promise<ExitCode> {
  const consent = consentFrom(options, shell);
  return withConfig({ ...options, writes: true }, shell, async (config) => {
    const control = config.chosen();
    const { provider } = control;
    const key = { key: options.key };
    const plan = await withSpinner(shell, `reading ${provider}`, () =>
      control.plan(undefined, key),
    );
    const print = (text: string) => options.json || shell.stdout.write(text);
    const end = (applied: boolean, exitCode: ExitCode) => {
      if (options.json) shell.stdout.write(jsonOf(applied, plan));
      return exitCode;
    };

    print(planWording(plan, colorsFor(shell)));
    if (plan.unsupported.length > 0) return end(false, reportUnsupported(plan, shell));
    if (plan.changes.length === 0) return end(false, 0);
    const count = plan.changes.length;
    const these = count === 1 ? "this change" : `these ${count} changes`;
    if (!(await consent(`Apply ${these} to ${provider}?`))) {
      shell.stderr.write("not applied\n");
      return 1;
    }
    await withSpinner(shell, `writing to ${provider}`, () => control.apply(plan, key));
    print(`${printable(`applied ${countOf(count)} to ${provider}`)}\n`);
    return end(true, 0);
  });
}

function jsonOf(applied: boolean, plan: CallbackPlan): string {
  return `${printable(JSON.stringify({ applied, plan: shownPlan(plan) }))}\n`;
}
