import type { NewEntry } from "@vod-events/core/inbox";
import { newEntry as newUpload, start } from "../sqlite/new-entry.js";

export { start };

/** An upload with a name, about to be put. Its media is named alike unless the facts say otherwise. */
export function newEntry(
  name: string,
  facts: Partial<NewEntry> & { readonly mediaId?: string } = {},
): NewEntry {
  const { mediaId = name, ...rest } = facts;
  const { event, ...upload } = newUpload(name);
  return { ...upload, event: { ...event, mediaId }, ...rest };
}
