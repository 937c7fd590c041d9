import type { Capabilities } from "@vod-events/core/provider";

/**
 * The capabilities of Alibaba Cloud VOD. Every event has a switch. The AI events share one, so that analyses and
 * reviews are switched together.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-setmessagecallback
 */
export const capabilities: Capabilities<"push" | "pull"> = {
  modes: ["push", "pull"],
  events: {
    "media.uploaded": "switchable",
    "media.imported": "switchable",
    "media.transcoded": "switchable",
    "media.analyzed": "switchable",
    "media.deleted": "switchable",
    "media.persisted": "switchable",
    "media.restored": "switchable",
    "media.storage_changed": "switchable",
    "media.updated": "switchable",
    "thumbnail.created": "switchable",
    "analysis.completed": "switchable",
    "moderation.completed": "switchable",
    "edit.completed": "switchable",
    "workflow.progressed": "switchable",
    "workflow.completed": "switchable",
    "attachment.uploaded": "switchable",
    "cache.refreshed": "switchable",
  },
  sharedSwitches: [["analysis.completed", "moderation.completed"]],
  signing: {
    covers: ["url", "time"],
    key: {
      alphabet: "A-Za-z0-9",
      alphabetInWords: "letters and digits, with a capital, a small letter and a digit",
      mustContain: ["A-Z", "a-z", "0-9"],
      minLength: 3,
      maxLength: 32,
    },
  },
  url: { schemes: ["http", "https"], maxLength: 256 },
  read: "full",
  // Documented for the event list: an absent one switches all events off. Inferred for the rest.
  write: "replace",
  callsPerSecond: { read: 15, write: 15 },
};
