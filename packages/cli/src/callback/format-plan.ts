import type { CallbackPlan, SettingChange } from "@vod-events/core";
import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { shownPlan } from "./shown-plan.js";

/** Formats a plan for people. */
export function formatPlan(plan: CallbackPlan, colors: Colors): string {
  const { provider, changes, unsupported, always, unknown } = shownPlan(plan);
  const note = (text: string) => colors.dim(`  note: ${printable(text)}`);
  const lines = [
    colors.bold(printable(`${provider}: ${formatCount(changes.length)}`)),
    ...changes.map((change) => changeLine(change, colors)),
    ...unsupported.map(({ path, reason }) => colors.red(printable(`✗ ${path}  ${reason}`))),
    ...unknown.map(({ path, reason }) => note(`${path}: ${reason}`)),
  ];
  if (always.length > 0) {
    lines.push(note(`sent unconditionally and filtered on receipt: ${always.join(", ")}`));
  }
  return `${lines.join("\n")}\n`;
}

/** Formats the number of changes. */
export function formatCount(changes: number): string {
  if (changes === 0) return "nothing to change";
  return changes === 1 ? "1 change" : `${changes} changes`;
}

function changeLine({ path, from, to }: SettingChange, colors: Colors): string {
  if (path.startsWith("events.") && to === "on") return colors.green(`+ ${path} on`);
  if (path.startsWith("events.")) return colors.red(`- ${path} off`);
  return colors.yellow(printable(`~ ${path}  ${from} → ${to}`));
}
