import type { CallbackPlan } from "@vod-events/core";
import { count } from "../io/count.js";
import type { ExitCode } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import { withConfig } from "./config.js";
import { type ConfirmationFlags, promptForConfirmation } from "./confirmation-prompt.js";
import { formatPlan } from "./format-plan.js";
import { keyOptionOf, type PlanCommandOptions, reportUnsupported } from "./plan.js";
import { shownPlan } from "./shown-plan.js";

export interface ApplyCommandOptions extends PlanCommandOptions, ConfirmationFlags {}

/**
 * Prints the changes, and applies exactly those after a confirmation.
 *
 * @throws VodError `plan_stale` when the provider has changed meanwhile
 */
export async function apply(options: ApplyCommandOptions, io: Io): Promise<ExitCode> {
  const confirm = promptForConfirmation(options, "not applied", io);
  return withConfig({ ...options, writes: true }, io, async (config) => {
    const control = config.selected();
    const { provider } = control;
    const key = keyOptionOf(options);
    const plan = await withSpinner(io, `reading ${provider}`, () => control.plan(undefined, key));
    const print = (text: string) => options.json || io.stdout.write(text);
    const end = (applied: boolean, exitCode: ExitCode) => {
      if (options.json) io.stdout.write(jsonOf(applied, plan));
      return exitCode;
    };

    print(formatPlan(plan, colorsFor(io)));
    if (plan.unsupported.length > 0) return end(false, reportUnsupported(plan, io));
    if (plan.changes.length === 0) return end(false, 0);
    const number = plan.changes.length;
    const these = number === 1 ? "this change" : `these ${number} changes`;
    if (!(await confirm(`Apply ${these} to ${provider}?`))) return 1;
    await withSpinner(io, `writing to ${provider}`, () => control.apply(plan, key));
    print(`${printable(`applied ${count(number, "change")} to ${provider}`)}\n`);
    return end(true, 0);
  });
}

function jsonOf(applied: boolean, plan: CallbackPlan): string {
  return `${printable(JSON.stringify({ applied, plan: shownPlan(plan) }))}\n`;
}
