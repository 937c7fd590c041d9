import type { MediaRules } from "@vod-events/core/provider";

/**
 * When a media can be played. The events name the tasks that an upload or edit started, which is documented. That a file
 * without such a task is played as it is, and that the end of the task flow or a rendition makes the others playable,
 * is inferred: no page says when a media can be played.
 *
 * The kinds of deleted parts are documented. An upload makes a new media: no page names an upload over an existing one.
 *
 * @see https://cloud.tencent.com/document/product/266/7830
 * @see https://cloud.tencent.com/document/product/266/13434
 */
export const mediaRules: MediaRules = {
  ready: [
    { type: "media.uploaded", withoutFollowUpTasks: true },
    { type: "media.imported", withoutFollowUpTasks: true },
    { type: "edit.completed", withoutFollowUpTasks: true },
    {
      type: "enhancement.completed",
      nativeTypes: ["RemoveWatermark", "RebuildMediaComplete", "QualityEnhanceComplete"],
      withoutFollowUpTasks: true,
    },
    {
      type: "generation.completed",
      nativeTypes: ["AigcVideoTaskComplete"],
      withoutFollowUpTasks: true,
    },
    { type: "workflow.completed", nativeTypes: ["ProcedureStateChanged"] },
    { type: "media.transcoded" },
  ],
  failed: [
    { type: "workflow.completed", nativeTypes: ["ProcedureStateChanged"] },
    { type: "media.transcoded", nativeTypes: ["TranscodeComplete"] },
  ],
  deletedParts: {
    OriginalFiles: { removes: "source" },
    TranscodeFiles: { removes: "renditions", adaptive: false },
    AdaptiveDynamicStreamingFiles: { removes: "renditions", adaptive: true },
    WechatPublishFiles: { removes: "nothing" },
    WechatMiniProgramPublishFiles: { removes: "nothing" },
    MpsAiMediaAiAnalysisFiles: { removes: "nothing" },
    MpsAiMediaSmartEraseFiles: { removes: "nothing" },
    MpsAiMediaSmartSubtitleFiles: { removes: "nothing" },
  },
};
