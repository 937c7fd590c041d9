import type { MediaRules } from "@vod-events/core/provider";

/**
 * When a media can be played. That a rendition makes it playable is inferred: no page says when a media of API version 2
 * can be played, nor whether an upload without transcoding can. A task makes one rendition, and no event ends all of
 * them, so that a media is `failed` from its first failed rendition to its first successful one.
 *
 * Baidu sends no event of a deletion.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/8m3h9di60
 */
export const mediaRules: MediaRules = {
  ready: [{ type: "media.transcoded" }],
  failed: [{ type: "media.transcoded" }],
};
