import type { FileDelete } from "./deletion.js";
import type { MediaCast, WechatPublish } from "./distribution.js";
import type { Clip, Concat, EditMedia, SplitMedia } from "./edit.js";
import type { Enhancement, ImageProcessing } from "./enhancement.js";
import type { Generation } from "./generation.js";
import type { FileUpload, PullUpload } from "./ingest.js";
import type { FileAttributes, QualityInspection } from "./inspection.js";
import type { AudioVideoReview } from "./moderation.js";
import type { MpsProcess } from "./mps.js";
import type { BitrateReduction, Procedure } from "./procedure.js";
import type { Persistence, RestoreMedia } from "./storage.js";
import type { Snapshot2017, Sprite2017 } from "./thumbnail.js";
import type { AdaptiveStreaming, Transcode2017 } from "./transcode.js";
import type { BlindWatermark, CopyrightWatermark, TraceWatermark } from "./watermark.js";

/** A decoded event in Tencent's spelling. */
export interface WireEvent<Family extends string, Content> {
  readonly family: Family;
  /** Its `EventType`, or a replacement for a missing one. */
  readonly type: string;
  /** The documented spelling of its type; `type` when it is unknown. */
  readonly knownType: string;
  readonly content: Content;
  /** The content without `null` members. */
  readonly raw: unknown;
  /** The event without `null` members and without data of a single delivery. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The readable part of an unknown type's content. */
interface OtherContent {
  readonly TaskId: string | undefined;
  readonly FileId: string | undefined;
}

export type UploadWire = WireEvent<"upload", FileUpload>;
export type ImportWire = WireEvent<"import", PullUpload>;
export type DeletionWire = WireEvent<"deletion", FileDelete>;
export type ProcedureWire = WireEvent<"procedure", Procedure>;
export type EditWire = WireEvent<"edit" | "composition", EditMedia>;
export type SplitWire = WireEvent<"split", SplitMedia>;
export type ConcatWire = WireEvent<"concat", Concat>;
export type ClipWire = WireEvent<"clip", Clip>;
export type GenerationWire = WireEvent<
  | "aigc_image"
  | "aigc_video"
  | "aigc_scene_image"
  | "aigc_element"
  | "aigc_voice"
  | "aigc_face_info"
  | "aigc_model",
  Generation
>;
export type EnhancementWire = WireEvent<
  "quality_enhancement" | "rebuild" | "watermark_removal",
  Enhancement
>;
export type ImageProcessingWire = WireEvent<"image_processing", ImageProcessing>;
export type Transcode2017Wire = WireEvent<"transcode_2017", Transcode2017>;
export type AdaptiveWire = WireEvent<"adaptive_streaming", AdaptiveStreaming>;
export type Sprite2017Wire = WireEvent<"sprite_2017", Sprite2017>;
export type Snapshot2017Wire = WireEvent<"snapshot_2017", Snapshot2017>;
export type RestoreWire = WireEvent<"restoration", RestoreMedia>;
export type PersistenceWire = WireEvent<"persistence", Persistence>;
export type PublishWire = WireEvent<"wechat" | "wechat_mini_program", WechatPublish>;
export type RelayWire = WireEvent<"media_cast", MediaCast>;
export type BitrateReductionWire = WireEvent<"bitrate_reduction", BitrateReduction>;
export type MpsProcessWire = WireEvent<"mps_process", MpsProcess>;
export type AudioVideoReviewWire = WireEvent<"audio_video_review", AudioVideoReview>;
export type FileAttributesWire = WireEvent<"file_attributes", FileAttributes>;
export type QualityInspectionWire = WireEvent<"quality_inspection", QualityInspection>;
export type TraceWatermarkWire = WireEvent<"trace_watermark", TraceWatermark>;
export type CopyrightWatermarkWire = WireEvent<"copyright_watermark", CopyrightWatermark>;
export type BlindWatermarkWire = WireEvent<"blind_watermark", BlindWatermark>;
export type OtherWire = WireEvent<"other", OtherContent | undefined>;

/** A decoded event of Tencent Cloud. */
export type TencentWire =
  | UploadWire
  | ImportWire
  | DeletionWire
  | ProcedureWire
  | EditWire
  | SplitWire
  | ConcatWire
  | ClipWire
  | GenerationWire
  | EnhancementWire
  | ImageProcessingWire
  | Transcode2017Wire
  | AdaptiveWire
  | Sprite2017Wire
  | Snapshot2017Wire
  | RestoreWire
  | PersistenceWire
  | PublishWire
  | RelayWire
  | BitrateReductionWire
  | MpsProcessWire
  | AudioVideoReviewWire
  | FileAttributesWire
  | QualityInspectionWire
  | TraceWatermarkWire
  | CopyrightWatermarkWire
  | BlindWatermarkWire
  | OtherWire;
