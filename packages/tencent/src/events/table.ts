import { adaptiveStreams } from "../normalize/adaptive.js";
import { deleted } from "../normalize/deletion.js";
import { published, relayChanged } from "../normalize/distribution.js";
import { clipped, concatenated, edited, split } from "../normalize/edit.js";
import { enhanced, imageProcessed } from "../normalize/enhancement.js";
import { generated } from "../normalize/generation.js";
import { imported, uploaded } from "../normalize/ingest.js";
import { attributesRead, qualityInspected } from "../normalize/inspection.js";
import { reviewed } from "../normalize/moderation.js";
import { mpsEvents } from "../normalize/mps.js";
import { bitrateReductionEvents, procedureEvents } from "../normalize/procedure.js";
import { persisted, restored } from "../normalize/storage.js";
import { snapshots2017, sprites2017 } from "../normalize/thumbnail-2017.js";
import { transcodes2017 } from "../normalize/transcode-2017.js";
import { blindExtracted, copyrightExtracted, traceExtracted } from "../normalize/watermark.js";
import { fileDelete } from "../wire/deletion.js";
import { mediaCast, wechatPublish } from "../wire/distribution.js";
import { clip, concat, editMedia, splitMedia } from "../wire/edit.js";
import { enhancement, imageProcessing } from "../wire/enhancement.js";
import { generation } from "../wire/generation.js";
import { fileUpload, pullUpload } from "../wire/ingest.js";
import { fileAttributes, qualityInspection } from "../wire/inspection.js";
import { audioVideoReview } from "../wire/moderation.js";
import { mpsProcess } from "../wire/mps.js";
import { bitrateReduction, procedure } from "../wire/procedure.js";
import { persistence, restoreMedia } from "../wire/storage.js";
import { snapshot2017, sprite2017 } from "../wire/thumbnail.js";
import { adaptiveStreaming, transcode2017 } from "../wire/transcode.js";
import { blindWatermark, copyrightWatermark, traceWatermark } from "../wire/watermark.js";
import { row, type TencentRow } from "./row.js";

/**
 * All documented native types. The names of types and members follow no rule, and some callbacks use other member
 * names than the API documents.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
export const table: Readonly<Record<string, TencentRow>> = {
  NewFileUpload: row("media.uploaded", fileUpload, uploaded, {
    fields: ["FileUploadEvent"],
    page: 7830,
  }),
  ProcedureStateChanged: row(
    [
      "workflow.progressed",
      "workflow.completed",
      "media.transcoded",
      "thumbnail.created",
      "analysis.completed",
      "moderation.completed",
    ],
    procedure,
    procedureEvents,
    { fields: ["ProcedureStateChangeEvent"], page: 9636 },
  ),
  FileDeleted: row("media.deleted", fileDelete, deleted, {
    fields: ["FileDeleteEvent"],
    page: 13434,
  }),
  PullComplete: row("media.imported", pullUpload, imported, { page: 7831 }),
  EditMediaComplete: row("edit.completed", editMedia, edited("edit"), {
    fields: ["EditMediaCompleteEvent", "EditMediaComplete"],
  }),
  SplitMediaComplete: row("edit.completed", splitMedia, split),
  ComposeMediaComplete: row("edit.completed", editMedia, edited("compose")),
  ClipComplete: row("edit.completed", clip, clipped),
  TranscodeComplete: row("media.transcoded", transcode2017, transcodes2017),
  CreateImageSpriteComplete: row("thumbnail.created", sprite2017, sprites2017),
  ConcatComplete: row("edit.completed", concat, concatenated),
  CreateSnapshotByTimeOffsetComplete: row("thumbnail.created", snapshot2017, snapshots2017, {
    fields: ["SnapshotByTimeOffsetCompleteEvent"],
  }),
  WechatPublishComplete: row("publish.completed", wechatPublish, published("wechat"), {
    fields: ["WechatPublishCompleteEvent", "WechatPublishComplete"],
  }),
  WechatMiniProgramPublishComplete: row(
    "publish.completed",
    wechatPublish,
    published("wechat_mini_program"),
    { fields: ["WechatMiniProgramPublishCompleteEvent", "WechatMiniProgramPublishEvent"] },
  ),
  RemoveWatermark: row("enhancement.completed", enhancement, enhanced("watermark_removal"), {
    fields: ["RemoveWatermarkCompleteEvent"],
  }),
  RestoreMediaComplete: row("media.restored", restoreMedia, restored),
  RebuildMediaComplete: row("enhancement.completed", enhancement, enhanced("rebuild")),
  ExtractTraceWatermarkComplete: row("watermark.extracted", traceWatermark, traceExtracted),
  ExtractCopyRightWatermarkComplete: row(
    "watermark.extracted",
    copyrightWatermark,
    copyrightExtracted,
  ),
  ReviewAudioVideoComplete: row("moderation.completed", audioVideoReview, reviewed, {
    page: 81258,
  }),
  ReduceMediaBitrateComplete: row(
    ["workflow.completed", "media.transcoded"],
    bitrateReduction,
    bitrateReductionEvents,
  ),
  DescribeFileAttributesComplete: row("media.analyzed", fileAttributes, attributesRead),
  QualityInspectComplete: row("quality.inspected", qualityInspection, qualityInspected),
  QualityEnhanceComplete: row("enhancement.completed", enhancement, enhanced("quality")),
  MediaCastStatusChanged: row("relay.changed", mediaCast, relayChanged),
  PersistenceComplete: row("media.persisted", persistence, persisted),
  ComplexAdaptiveDynamicStreamingComplete: row(
    "media.transcoded",
    adaptiveStreaming,
    adaptiveStreams,
  ),
  ProcessMediaByMPSComplete: row(
    ["workflow.completed", "workflow.progressed"],
    mpsProcess,
    mpsEvents,
  ),
  AigcImageTaskComplete: row("generation.completed", generation, generated("image"), {
    fields: ["AigcImageCompleteEvent"],
  }),
  AigcVideoTaskComplete: row("generation.completed", generation, generated("video"), {
    fields: ["AigcVideoCompleteEvent"],
  }),
  ExtractBlindWatermarkComplete: row("watermark.extracted", blindWatermark, blindExtracted, {
    fields: ["ExtractBlindWatermarkComplete"],
  }),
  SceneAigcImageCompleteEvent: row("generation.completed", generation, generated("scene_image")),
  ProcessImageAsyncCompleteEvent: row("enhancement.completed", imageProcessing, imageProcessed),
  CreateAigcAdvancedCustomElementCompleteEvent: row(
    "generation.completed",
    generation,
    generated("element"),
  ),
  CreateAigcCustomVoiceCompleteEvent: row("generation.completed", generation, generated("voice")),
  DescribeAigcFaceInfoAsyncComplete: row(
    "generation.completed",
    generation,
    generated("face_info"),
  ),
  AigcHunyuan3DTaskComplete: row("generation.completed", generation, generated("model_3d"), {
    fields: ["AigcHunyuan3DCompleteEvent"],
  }),
};
