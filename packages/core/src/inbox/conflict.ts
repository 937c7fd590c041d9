import type { VodEvent } from "../event/event.js";
import { differencesOf } from "../provider/differences.js";
import type { ReceivedEvent } from "./received-event.js";
import type { EntryRecord } from "./store.js";

/**
 * Tells whether an event has the id of a pending event with different content, and neither is authenticated. In that
 * case it is unknown which of the two the provider sent.
 */
export function isConflicting({ event }: ReceivedEvent, known: EntryRecord | undefined): boolean {
  if (known?.state === "done") return false;
  if (known?.event === undefined) return true;
  if (isAuthenticated(known)) return false;
  const { changed, missing, unexpected } = differencesOf(neutral(event), neutral(known.event));
  return changed.length + missing.length + unexpected.length > 0;
}

/** Tells whether an event is certainly from the provider. */
export function isAuthenticated({ integrity }: Pick<EntryRecord, "integrity">): boolean {
  return integrity?.channel === "pull" || (integrity?.covers.includes("body") ?? false);
}

/** Drops the native payload, which may differ between deliveries of one event. */
function neutral({ native: _, ...fields }: VodEvent) {
  return fields;
}
