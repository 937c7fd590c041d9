import type { Capabilities } from "@vod-events/core/provider";

/**
 * What Tencent Cloud can do. Only uploads, deletions and persistences have a switch; that all other events
 * are always sent is inferred from there being none.
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
  // Documented for the URL alone; whether a switch that is left out keeps its state is not known, so a
  // write sends every one. The signing key is taken to stay when it is left out.
  write: "merge",
  // Of reading, the page says 100 in its text and 20 in its table.
  callsPerSecond: { read: 20, write: 20 },
};
