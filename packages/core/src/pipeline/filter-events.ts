import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import type { KnownEventType, VodEvent } from "../event/event.js";

/**
 * Drops the event types that `callback.events` does not contain, because providers send some types unconditionally.
 * `unknown` always passes. Without a filter, everything passes.
 */
export function filterEvents(
  events: readonly VodEvent[],
  eventFilter: ReadonlySet<KnownEventType> | undefined,
  report: Report,
): readonly VodEvent[] {
  if (eventFilter === undefined) return events;
  return events.filter((event) => {
    if (event.type === "unknown" || eventFilter.has(event.type)) return true;
    report("filtered", eventRef(event));
    return false;
  });
}
