import type { Capabilities } from "@vod-events/core/provider";

/**
 * What Baidu VOD can do. It has no queue, one callback URL an account, and tells of neither deletions
 * nor whole workflows. Key rules are not documented.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 */
export const capabilities: Capabilities<"push"> = {
  modes: ["push"],
  events: {
    "media.uploaded": "switchable",
    "media.imported": "switchable",
    "media.transcoded": "switchable",
    "thumbnail.created": "switchable",
    "media.deleted": "never",
    "workflow.progressed": "never",
    "workflow.completed": "never",
    "analysis.completed": "switchable",
    "moderation.completed": "switchable",
    "edit.completed": "switchable",
    "generation.completed": "switchable",
    "media.analyzed": "never",
    "media.restored": "never",
    "media.persisted": "never",
    "enhancement.completed": "never",
    "quality.inspected": "never",
    "watermark.extracted": "never",
    "publish.completed": "never",
    "relay.changed": "never",
  },
  signing: { covers: ["body", "url", "time"] },
  // The samples have http URLs; which others are taken, and how long they may be, is not documented.
  url: { schemes: ["http", "https"] },
  read: "full",
  write: "merge",
  callsPerSecond: {},
};
