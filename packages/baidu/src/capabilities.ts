import type { Capabilities } from "@vod-events/core/provider";

/**
 * The capabilities of Baidu VOD. It has no queue and one callback URL per account. It sends no events about deletions
 * or whole workflows. Its key rules are undocumented.
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
    "analysis.completed": "switchable",
    "moderation.completed": "switchable",
    "edit.completed": "switchable",
    "generation.completed": "switchable",
  },
  signing: { covers: ["body", "url", "time"] },
  // The samples contain http URLs. Other rules and the maximum length are undocumented.
  url: { schemes: ["http", "https"] },
  read: "full",
  write: "merge",
  callsPerSecond: {},
};
