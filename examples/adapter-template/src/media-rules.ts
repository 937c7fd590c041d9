import type { MediaRules } from "@vod-events/core/provider";

/**
 * When a media can be played. Documented: after one of its encodes finished.
 *
 * @see https://lumen.example/docs/playback
 */
export const mediaRules: MediaRules = {
  ready: [{ type: "media.transcoded", nativeTypes: ["encode.finished"] }],
  failed: [{ type: "media.transcoded" }],
};
