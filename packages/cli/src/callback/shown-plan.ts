import type { CallbackPlan, SettingChange } from "@vod-events/core";
import { shownUrl } from "./shown-url.js";

/** Returns a plan without the queries of its URLs. */
export function shownPlan(plan: CallbackPlan): CallbackPlan {
  return { ...plan, changes: plan.changes.map(shownChange) };
}

function shownChange(change: SettingChange): SettingChange {
  if (change.path !== "url") return change;
  const [from, to] = shownPair(change.from, change.to);
  return { path: change.path, from, to };
}

/** Returns two different URLs without queries, with a note when they then look the same. */
export function shownPair(from: string, to: string): readonly [string, string] {
  const [before, after] = [shownUrl(from), shownUrl(to)];
  return before === after ? [before, `${after} (another query)`] : [before, after];
}
