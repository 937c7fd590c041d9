import type { CallbackPlan, SettingChange } from "@vod-events/core";
import { count } from "../io/count.js";
import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { shownPlan } from "./shown-plan.js";

/** Formats a plan for people. */
export function formatPlan(plan: CallbackPlan, colors: Colors): string {
  const { provider, changes, unsupported, always, unknown } = shownPlan(plan);
  const note = (text: string) => colors.dim(`  note: ${printable(text)}`);
  const lines = [
    colors.bold(
      printable(
        `${provider}: ${changes.length === 0 ? "nothing to change" : count(changes.length, "change")}`,
      ),
    ),
    ...changes.map((change) => changeLine(change, colors)),
    ...unsupported.map(({ path, reason }) => colors.red(printable(`✗ ${path}  ${reason}`))),
    ...unknown.map(({ path, reason }) => note(`${path}: ${reason}`)),
  ];
  if (always.length > 0) {
    lines.push(note(`sent unconditionally and filtered on receipt: ${always.join(", ")}`));
  }
  return `${lines.join("\n")}\n`;
}

function changeLine({ path, from, to }: SettingChange, colors: Colors): string {
  if (path.startsWith("events.") && to === "on") return colors.green(`+ ${path} on`);
  if (path.startsWith("events.")) return colors.red(`- ${path} off`);
  return colors.yellow(printable(`~ ${path}  ${from} → ${to}`));
}
