import { type DecodeResult, decodeWith } from "@vod-events/core/provider";
import { fileDelete } from "./deletion.js";
import { mediaCast, wechatPublish } from "./distribution.js";
import { driftOf } from "./drift.js";
import { clip, concat, editMedia, splitMedia } from "./edit.js";
import { enhancement, imageProcessing } from "./enhancement.js";
import { type Envelope, envelope } from "./envelope.js";
import type { OtherWire, TencentWire, WireEvent } from "./event.js";
import { type Field, object, readAs, readId } from "./field.js";
import { generation } from "./generation.js";
import { fileUpload, pullUpload } from "./ingest.js";
import { fileAttributes, qualityInspection } from "./inspection.js";
import { audioVideoReview } from "./moderation.js";
import { mpsProcess } from "./mps.js";
import { type OldFormatEvent, oldFormatNotice, readOldFormat } from "./old-format.js";
import { bitrateReduction, procedure } from "./procedure.js";
import { persistence, restoreMedia } from "./storage.js";
import { snapshot2017, sprite2017 } from "./thumbnail.js";
import { adaptiveStreaming, transcode2017 } from "./transcode.js";
import { blindWatermark, copyrightWatermark, traceWatermark } from "./watermark.js";

const otherContent = object((from) => ({
  TaskId: readId(from.TaskId),
  FileId: readId(from.FileId),
}));

/** The decoders by type. To support a new type, write a codec for its content and add it here. */
const decoders = new Map<string, (opened: Envelope) => DecodeResult<TencentWire>>([
  ["NewFileUpload", contentDecoder("upload", fileUpload)],
  ["PullComplete", contentDecoder("import", pullUpload)],
  ["FileDeleted", contentDecoder("deletion", fileDelete)],
  ["ProcedureStateChanged", contentDecoder("procedure", procedure)],
  ["ReduceMediaBitrateComplete", contentDecoder("bitrate_reduction", bitrateReduction)],
  ["ProcessMediaByMPSComplete", contentDecoder("mps_process", mpsProcess)],
  ["ReviewAudioVideoComplete", contentDecoder("audio_video_review", audioVideoReview)],
  ["DescribeFileAttributesComplete", contentDecoder("file_attributes", fileAttributes)],
  ["QualityInspectComplete", contentDecoder("quality_inspection", qualityInspection)],
  ["ExtractTraceWatermarkComplete", contentDecoder("trace_watermark", traceWatermark)],
  ["ExtractCopyRightWatermarkComplete", contentDecoder("copyright_watermark", copyrightWatermark)],
  ["ExtractBlindWatermarkComplete", contentDecoder("blind_watermark", blindWatermark)],
  ["EditMediaComplete", contentDecoder("edit", editMedia)],
  ["ComposeMediaComplete", contentDecoder("composition", editMedia)],
  ["SplitMediaComplete", contentDecoder("split", splitMedia)],
  ["ConcatComplete", contentDecoder("concat", concat)],
  ["ClipComplete", contentDecoder("clip", clip)],
  ["AigcImageTaskComplete", contentDecoder("aigc_image", generation)],
  ["AigcVideoTaskComplete", contentDecoder("aigc_video", generation)],
  ["SceneAigcImageCompleteEvent", contentDecoder("aigc_scene_image", generation)],
  ["CreateAigcAdvancedCustomElementCompleteEvent", contentDecoder("aigc_element", generation)],
  ["CreateAigcCustomVoiceCompleteEvent", contentDecoder("aigc_voice", generation)],
  ["DescribeAigcFaceInfoAsyncComplete", contentDecoder("aigc_face_info", generation)],
  ["AigcHunyuan3DTaskComplete", contentDecoder("aigc_model", generation)],
  ["QualityEnhanceComplete", contentDecoder("quality_enhancement", enhancement)],
  ["RebuildMediaComplete", contentDecoder("rebuild", enhancement)],
  ["RemoveWatermark", contentDecoder("watermark_removal", enhancement)],
  ["ProcessImageAsyncCompleteEvent", contentDecoder("image_processing", imageProcessing)],
  ["TranscodeComplete", contentDecoder("transcode_2017", transcode2017)],
  [
    "ComplexAdaptiveDynamicStreamingComplete",
    contentDecoder("adaptive_streaming", adaptiveStreaming),
  ],
  ["CreateImageSpriteComplete", contentDecoder("sprite_2017", sprite2017)],
  ["CreateSnapshotByTimeOffsetComplete", contentDecoder("snapshot_2017", snapshot2017)],
  ["RestoreMediaComplete", contentDecoder("restoration", restoreMedia)],
  ["PersistenceComplete", contentDecoder("persistence", persistence)],
  ["WechatPublishComplete", contentDecoder("wechat", wechatPublish)],
  ["WechatMiniProgramPublishComplete", contentDecoder("wechat_mini_program", wechatPublish)],
  ["MediaCastStatusChanged", contentDecoder("media_cast", mediaCast)],
]);

/** Decodes an event of a push or a pull in format 3.0. Format 2.0 is passed on undecoded. */
export function decode(json: unknown): DecodeResult<TencentWire> {
  const oldEvent = readOldFormat(json);
  if (oldEvent !== undefined) return decodeOld(oldEvent);
  const opened = decodeWith(envelope, json);
  if (!opened.ok) return opened;
  const decodeContent = decoders.get(opened.wire.knownType ?? "") ?? decodeOther;
  const decoded = decodeContent(opened.wire);
  const warnings = driftOf(opened.wire);
  return decoded.ok && warnings.length > 0 ? { ...decoded, warnings } : decoded;
}

function decodeOther(opened: Envelope): DecodeResult<OtherWire> {
  const { type, knownType = type, content: raw, payload } = opened;
  const content = readAs(otherContent, raw);
  return { ok: true, wire: { family: "other", type, knownType, content, raw, payload } };
}

function decodeOld({ type, FileId, TaskId, payload }: OldFormatEvent): DecodeResult<OtherWire> {
  const content = { FileId, TaskId };
  const wire: OtherWire = {
    family: "other",
    type,
    knownType: type,
    content,
    raw: payload.data,
    payload,
  };
  return { ok: true, wire, warnings: [oldFormatNotice] };
}

function contentDecoder<Family extends string, Content>(family: Family, codec: Field<Content>) {
  return ({
    type,
    knownType = type,
    field,
    content: raw,
    payload,
  }: Envelope): DecodeResult<WireEvent<Family, Content>> => {
    const atField = {
      decode: (value: unknown) => codec.validate(value, [{ key: field, type: codec }]),
    };
    const result = decodeWith(atField, raw);
    if (!result.ok) return result;
    return { ok: true, wire: { family, type, knownType, content: result.wire, raw, payload } };
  };
}
