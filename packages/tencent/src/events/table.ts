import type { PayloadsOf } from "@vod-events/core/provider";
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
import type { OtherWire, WireEvent } from "../wire/event.js";
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
import { type EventRow, row } from "./row.js";

/**
 * All documented native types. The names of types and members follow no rule, and some callbacks use other member
 * names than the API documents. Other spellings of types are guesses where the documented one breaks the pattern.
 *
 * @see https://cloud.tencent.com/document/product/266/33948
 */
const rows = {
  NewFileUpload: row(
    ["FileUploadEvent"],
    ["media.uploaded"],
    fileUpload,
    (wire) => [uploaded(wire)],
    { documentation: "https://cloud.tencent.com/document/product/266/7830" },
  ),
  ProcedureStateChanged: row(
    ["ProcedureStateChangeEvent"],
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
    { documentation: "https://cloud.tencent.com/document/product/266/9636" },
  ),
  FileDeleted: row(["FileDeleteEvent"], ["media.deleted"], fileDelete, deleted, {
    documentation: "https://cloud.tencent.com/document/product/266/13434",
  }),
  PullComplete: row(
    ["PullCompleteEvent"],
    ["media.imported"],
    pullUpload,
    (wire) => [imported(wire)],
    { documentation: "https://cloud.tencent.com/document/product/266/7831" },
  ),
  EditMediaComplete: row(
    ["EditMediaCompleteEvent", "EditMediaComplete"],
    ["edit.completed"],
    editMedia,
    (wire) => [edited(wire, "edit")],
  ),
  SplitMediaComplete: row(["SplitMediaCompleteEvent"], ["edit.completed"], splitMedia, (wire) => [
    split(wire),
  ]),
  ComposeMediaComplete: row(
    ["ComposeMediaCompleteEvent"],
    ["edit.completed"],
    editMedia,
    (wire) => [edited(wire, "compose")],
  ),
  ClipComplete: row(["ClipCompleteEvent"], ["edit.completed"], clip, (wire) => [clipped(wire)]),
  TranscodeComplete: row(
    ["TranscodeCompleteEvent"],
    ["media.transcoded"],
    transcode2017,
    transcodes2017,
  ),
  CreateImageSpriteComplete: row(
    ["CreateImageSpriteCompleteEvent"],
    ["thumbnail.created"],
    sprite2017,
    (wire) => [sprites2017(wire)],
  ),
  ConcatComplete: row(["ConcatCompleteEvent"], ["edit.completed"], concat, (wire) => [
    concatenated(wire),
  ]),
  CreateSnapshotByTimeOffsetComplete: row(
    ["SnapshotByTimeOffsetCompleteEvent"],
    ["thumbnail.created"],
    snapshot2017,
    (wire) => [snapshots2017(wire)],
  ),
  WechatPublishComplete: row(
    ["WechatPublishCompleteEvent", "WechatPublishComplete"],
    ["publish.completed"],
    wechatPublish,
    (wire) => [published(wire, "wechat")],
  ),
  WechatMiniProgramPublishComplete: row(
    ["WechatMiniProgramPublishCompleteEvent", "WechatMiniProgramPublishEvent"],
    ["publish.completed"],
    wechatPublish,
    (wire) => [published(wire, "wechat_mini_program")],
  ),
  RemoveWatermark: row(
    ["RemoveWatermarkCompleteEvent"],
    ["enhancement.completed"],
    enhancement,
    (wire) => [enhanced(wire, "watermark_removal")],
  ),
  RestoreMediaComplete: row(
    ["RestoreMediaCompleteEvent"],
    ["media.restored"],
    restoreMedia,
    (wire) => [restored(wire)],
  ),
  RebuildMediaComplete: row(
    ["RebuildMediaCompleteEvent"],
    ["enhancement.completed"],
    enhancement,
    (wire) => [enhanced(wire, "rebuild")],
  ),
  ExtractTraceWatermarkComplete: row(
    ["ExtractTraceWatermarkCompleteEvent"],
    ["watermark.extracted"],
    traceWatermark,
    (wire) => [traceExtracted(wire)],
  ),
  ExtractCopyRightWatermarkComplete: row(
    ["ExtractCopyRightWatermarkCompleteEvent"],
    ["watermark.extracted"],
    copyrightWatermark,
    (wire) => [copyrightExtracted(wire)],
  ),
  ReviewAudioVideoComplete: row(
    ["ReviewAudioVideoCompleteEvent"],
    ["moderation.completed"],
    audioVideoReview,
    (wire) => [reviewed(wire)],
    { documentation: "https://cloud.tencent.com/document/product/266/81258" },
  ),
  ReduceMediaBitrateComplete: row(
    ["ReduceMediaBitrateCompleteEvent"],
    ["workflow.completed", "media.transcoded"],
    bitrateReduction,
    bitrateReductionEvents,
  ),
  DescribeFileAttributesComplete: row(
    ["DescribeFileAttributesCompleteEvent"],
    ["media.analyzed"],
    fileAttributes,
    (wire) => [attributesRead(wire)],
  ),
  QualityInspectComplete: row(
    ["QualityInspectCompleteEvent"],
    ["quality.inspected"],
    qualityInspection,
    (wire) => [qualityInspected(wire)],
  ),
  QualityEnhanceComplete: row(
    ["QualityEnhanceCompleteEvent"],
    ["enhancement.completed"],
    enhancement,
    (wire) => [enhanced(wire, "quality")],
  ),
  MediaCastStatusChanged: row(
    ["MediaCastStatusChangedEvent"],
    ["relay.changed"],
    mediaCast,
    (wire) => [relayChanged(wire)],
  ),
  PersistenceComplete: row(
    ["PersistenceCompleteEvent"],
    ["media.persisted"],
    persistence,
    (wire) => [persisted(wire)],
  ),
  ComplexAdaptiveDynamicStreamingComplete: row(
    ["ComplexAdaptiveDynamicStreamingCompleteEvent"],
    ["media.transcoded"],
    adaptiveStreaming,
    adaptiveStreams,
  ),
  ProcessMediaByMPSComplete: row(
    ["ProcessMediaByMPSCompleteEvent"],
    ["workflow.completed", "workflow.progressed"],
    mpsProcess,
    mpsEvents,
  ),
  AigcImageTaskComplete: row(
    ["AigcImageCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "image")],
  ),
  AigcVideoTaskComplete: row(
    ["AigcVideoCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "video")],
  ),
  ExtractBlindWatermarkComplete: row(
    ["ExtractBlindWatermarkComplete"],
    ["watermark.extracted"],
    blindWatermark,
    (wire) => [blindExtracted(wire)],
  ),
  SceneAigcImageCompleteEvent: row(
    ["SceneAigcImageCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "scene_image")],
    { aliases: ["SceneAigcImageComplete", "SceneAigcImageTaskComplete"] },
  ),
  ProcessImageAsyncCompleteEvent: row(
    ["ProcessImageAsyncCompleteEvent"],
    ["enhancement.completed"],
    imageProcessing,
    (wire) => [imageProcessed(wire)],
    { aliases: ["ProcessImageAsyncComplete", "ProcessImageAsyncTaskComplete"] },
  ),
  CreateAigcAdvancedCustomElementCompleteEvent: row(
    ["CreateAigcAdvancedCustomElementCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "element")],
    {
      aliases: [
        "CreateAigcAdvancedCustomElementComplete",
        "CreateAigcAdvancedCustomElementTaskComplete",
      ],
    },
  ),
  CreateAigcCustomVoiceCompleteEvent: row(
    ["CreateAigcCustomVoiceCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "voice")],
    { aliases: ["CreateAigcCustomVoiceComplete", "CreateAigcCustomVoiceTaskComplete"] },
  ),
  DescribeAigcFaceInfoAsyncComplete: row(
    ["DescribeAigcFaceInfoAsyncCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "face_info")],
  ),
  AigcHunyuan3DTaskComplete: row(
    ["AigcHunyuan3DCompleteEvent"],
    ["generation.completed"],
    generation,
    (wire) => [generated(wire, "model_3d")],
  ),
};

type Contents = PayloadsOf<typeof rows>;

/** A documented native type. */
export type NativeType = keyof Contents;

/** A decoded event of a documented native type. */
export type KnownWire<Type extends NativeType = NativeType> = {
  readonly [Each in Type]: WireEvent<Contents[Each], Each>;
}[Type];

/** A decoded event of Tencent Cloud. */
export type TencentWire = KnownWire | OtherWire;

/** The row of each documented native type. */
export const table: { readonly [Type in NativeType]: EventRow<Contents[Type]> } = rows;

/** Tells whether a name is a documented native type. */
export function isNativeType(type: string): type is NativeType {
  return Object.hasOwn(table, type);
}
