import type { Capabilities } from "@vod-events/core/provider";

/**
 * The capabilities of Mux. A webhook receives every event of its environment. The rules for addresses and secrets and
 * the rate limits of these calls are undocumented.
 *
 * @see https://www.mux.com/docs/core/listen-for-webhooks
 */
export const capabilities: Capabilities<"push"> = {
  modes: ["push"],
  events: {
    "media.uploaded": "always",
    "media.transcoded": "always",
    "analysis.completed": "always",
    "workflow.progressed": "always",
    "media.analyzed": "always",
    "media.deleted": "always",
    "media.persisted": "always",
    "media.created": "always",
    "media.ready": "always",
    "media.updated": "always",
    "upload.created": "always",
    "upload.canceled": "always",
    "caption.created": "always",
    "caption.deleted": "always",
    "live.started": "always",
    "live.ended": "always",
  },
  signing: { covers: ["body", "time"], keySource: "provider" },
  url: { schemes: ["http", "https"] },
  read: "without_secret",
  write: "merge",
  callsPerSecond: {},
};
