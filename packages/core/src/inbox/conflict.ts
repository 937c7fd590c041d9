import type { VodEvent } from "../event/event.js";
import { differencesOf } from "../provider/differences.js";
import type { ReceivedEvent } from "./received-event.js";

import type { EntryRecord } from "./store.js";

/**
 * Whether an event comes under the id of one that is not done, says something else, and may be a forger's: then
 * it is not known which of the two is the cloud's.
 */
export function isConflicting({ event }: ReceivedEvent, known: EntryRecord | undefined): boolean {
  if (known?.state === "done") return false;
  if (known?.event === undefined) return true;
  if (isAuthenticated(known)) return false;
  const { changed, missing, unexpected } = differencesOf(neutral(event), neutral(known.event));
  return changed.length + missing.length + unexpected.length > 0;
}

/** Whether an event is surely the cloud's. */
export function isAuthenticated({ integrity }: Pick<EntryRecord, "integrity">): boolean {
  return integrity?.channel === "pull" || (integrity?.covers.includes("body") ?? false);
}

/** What is native may be another each time that an event is sent. */
function neutral({ native: _, ...fields }: VodEvent) {
  return fields;
}
