import type { CallbackPlan, SettingChange } from "@vod-events/core";
import { shownUrl } from "./shown-url.js";

/** A plan as it may be seen: of URLs it shows no query. */
export function shownPlan(plan: CallbackPlan): CallbackPlan {
  return { ...plan, changes: plan.changes.map(shownChange) };
}

function shownChange(change: SettingChange): SettingChange {
  if (change.path !== "url") return change;
  const [from, to] = shownPair(change.from, change.to);
  return { path: change.path, from, to };
}

/** Two URLs that differ, as they may be seen; says so where what is seen does not. */
export function shownPair(from: string, to: string): readonly [string, string] {
  const [before, after] = [shownUrl(from), shownUrl(to)];
  return before === after ? [before, `${after} (another query)`] : [before, after];
}
