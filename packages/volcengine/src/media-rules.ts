import type { MediaRules } from "@vod-events/core/provider";

/**
 * When a media can be played. That an output of a workflow makes it playable is inferred: no page says when a media can
 * be played, nor whether an upload without a workflow can.
 *
 * DeleteTranscodesComplete names one deleted file by an id that the event of its workflow does not relate to a preset.
 *
 * @see https://www.volcengine.com/docs/4/4657
 * @see https://www.volcengine.com/docs/4/67632
 */
export const mediaRules: MediaRules = {
  ready: [{ type: "media.transcoded" }],
  failed: [{ type: "workflow.completed", nativeTypes: ["WorkflowComplete"] }],
  deletedParts: { Transcodes: { removes: "nothing" } },
};
