import type { NewEntry, StoredDelivery } from "@vod-events/core/inbox";

/** When the tests of the SQLite store begin. */
export const start = Date.UTC(2026, 0, 1);

/** An upload with a name, about to be put. */
export function newEntry(name: string, delivery?: StoredDelivery): NewEntry {
  return {
    event: {
      id: `acme:${name}`,
      idSource: "derived",
      type: "media.uploaded",
      provider: "acme",
      outcome: "succeeded",
      mediaId: name,
      data: { media: { name }, followUpTaskIds: [] },
      native: { type: "upload", payload: { name, text: "x".repeat(1000) } },
    },
    receivedAt: new Date(start),
    integrity: { channel: "push", covers: ["body"] },
    ...(delivery && { delivery }),
  };
}
