import type { MediaRules } from "@vod-events/core/provider";

/**
 * When a media can be played. Documented: a transcoded video can be played after one of its streams is transcoded, and
 * a video without transcoding after its upload. An upload does not tell whether transcoding follows, so that it makes
 * no media ready here. TranscodeComplete has the status `fail` when no stream succeeded.
 *
 * Documented, too: an upload can replace the source file of a video. The event of deleted streams names the jobs that
 * made them, and not their presets.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/video-play-f
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-refreshuploadvideo
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/deletemediacomplete
 */
export const mediaRules: MediaRules = {
  ready: [{ type: "media.transcoded" }],
  failed: [{ type: "workflow.completed", nativeTypes: ["TranscodeComplete"] }],
  deletedParts: {
    mezzanine: { removes: "source" },
    stream: { removes: "nothing" },
  },
  uploadReplaces: true,
};
