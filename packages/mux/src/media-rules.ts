import type { MediaRules } from "@vod-events/core/provider";

/**
 * When an asset can be played: Mux documents `video.asset.ready` as that event. The file of an asset never changes. An
 * asset has one master, and its other files are static renditions.
 *
 * @see https://www.mux.com/docs/webhook-reference
 */
export const mediaRules: MediaRules = {
  ready: [{ type: "media.ready" }],
  deletedParts: {
    master: { removes: "renditions", presetIds: ["master"] },
    static_rendition: { removes: "renditions", exceptPresetIds: ["master"] },
    static_renditions: { removes: "renditions", exceptPresetIds: ["master"] },
    shots: { removes: "nothing" },
  },
};
