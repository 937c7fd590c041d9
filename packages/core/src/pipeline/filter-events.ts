import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import type { KnownEventType, VodEvent } from "../event/event.js";

/**
 * Leaves out what the callback config does not ask for: clouds send some types whether one wants them or not.
 * `unknown` always passes. `wanted` absent means everything.
 */
export function filterEvents(
  events: readonly VodEvent[],
  wanted: ReadonlySet<KnownEventType> | undefined,
  report: Report,
): readonly VodEvent[] {
  if (wanted === undefined) return events;
  return events.filter((event) => {
    if (event.type === "unknown" || wanted.has(event.type)) return true;
    report("filtered", eventRef(event));
    return false;
  });
}
