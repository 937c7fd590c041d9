import type { KnownEventType, VodEvent } from "../event/event.js";
import { factOf, type Report } from "../observe.js";
import type { Provider } from "../provider/provider.js";

/**
 * Translates a decoded event, and leaves out what the callback config does not ask for: clouds send some
 * types whether one wants them or not. `unknown` always passes. `wanted` absent means everything.
 */
export function normalizeWanted(
  provider: Provider,
  wire: unknown,
  wanted: ReadonlySet<KnownEventType> | undefined,
  report: Report,
): readonly VodEvent[] {
  const events = provider.normalize(wire);
  if (wanted === undefined) return events;
  return events.filter((event) => {
    if (event.type === "unknown" || wanted.has(event.type)) return true;
    report("filtered", factOf(event));
    return false;
  });
}
