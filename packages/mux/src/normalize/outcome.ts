import type { Outcome } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";

/** The last words of the native types. */
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ["ready", "succeeded"],
  ["asset_created", "succeeded"],
  ["errored", "failed"],
  // Documented: the file will not be made, because its resolution conflicts with that of the asset.
  ["skipped", "skipped"],
  ["cancelled", "canceled"],
  ["created", "running"],
  ["preparing", "running"],
]);

/** Returns the outcome of a type, which its last word names. */
export function outcomeOf({ eventType }: WireEnvelope): Outcome {
  return outcomes.get(eventType.split(".").at(-1) ?? "") ?? "unknown";
}
