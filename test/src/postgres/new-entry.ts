import type { NewEntry } from "@vod-events/core/inbox";

/** When the events of the tests were received. */
export const start = Date.UTC(2026, 0, 1);

/** An upload with a name, about to be put. Its media is named alike unless the facts say otherwise. */
export function newEntry(
  name: string,
  facts: Partial<NewEntry> & { mediaId?: string } = {},
): NewEntry {
  const { mediaId = name, ...rest } = facts;
  return {
    event: {
      id: `acme:${name}`,
      idSource: "derived",
      type: "media.uploaded",
      provider: "acme",
      outcome: "succeeded",
      mediaId,
      data: { media: { name }, followUpTaskIds: [] },
      native: { type: "upload", payload: { name } },
    },
    receivedAt: new Date(start),
    integrity: { channel: "push", covers: ["body"] },
    ...rest,
  };
}
