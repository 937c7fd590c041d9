import type { Capabilities } from "@vod-events/core/provider";

/**
 * The capabilities of Tencent Cloud VOD. Only uploads, deletions and persistences have a switch. That all other
 * events are always sent is inferred from the missing switches.
 *
 * @see https://www.tencentcloud.com/document/product/266/57589
 * @see https://www.tencentcloud.com/document/product/266/64486
 */
export const capabilities: Capabilities<"push" | "pull"> = {
  modes: ["push", "pull"],
  events: {
    "media.uploaded": "switchable",
    "media.imported": "always",
    "media.transcoded": "always",
    "thumbnail.created": "always",
    "media.deleted": "switchable",
    "workflow.progressed": "always",
    "workflow.completed": "always",
    "analysis.completed": "always",
    "moderation.completed": "always",
    "edit.completed": "always",
    "generation.completed": "always",
    "media.analyzed": "always",
    "media.restored": "always",
    "media.persisted": "switchable",
    "enhancement.completed": "always",
    "quality.inspected": "always",
    "watermark.extracted": "always",
    "publish.completed": "always",
    "relay.changed": "always",
  },
  signing: {
    covers: ["time"],
    key: {
      alphabet: "A-Za-z0-9",
      alphabetInWords: "letters and digits",
      minLength: 1,
      maxLength: 32,
    },
  },
  url: { schemes: ["http", "https"] },
  read: "without_secret",
  // Documented for the URL only. Whether an absent switch keeps its state is unknown, so a write sends all switches.
  // An absent signing key is assumed to keep its value.
  write: "merge",
  // The page documents 100 for reading in its text and 20 in its table.
  callsPerSecond: { read: 20, write: 20 },
};
