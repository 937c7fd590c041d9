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

/** A decoded event in Tencent's spelling. `Kind` is its documented type, or `other`. */
export interface WireEvent<Content, Kind extends string = string> {
  readonly kind: Kind;
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

/** An event of an unknown type or an old format. */
export type OtherWire = WireEvent<OtherContent | undefined, "other">;

export type UploadWire = WireEvent<FileUpload>;
export type ImportWire = WireEvent<PullUpload>;
export type DeletionWire = WireEvent<FileDelete>;
export type ProcedureWire = WireEvent<Procedure>;
export type EditWire = WireEvent<EditMedia>;
export type SplitWire = WireEvent<SplitMedia>;
export type ConcatWire = WireEvent<Concat>;
export type ClipWire = WireEvent<Clip>;
export type GenerationWire = WireEvent<Generation>;
export type EnhancementWire = WireEvent<Enhancement>;
export type ImageProcessingWire = WireEvent<ImageProcessing>;
export type Transcode2017Wire = WireEvent<Transcode2017>;
export type AdaptiveWire = WireEvent<AdaptiveStreaming>;
export type Sprite2017Wire = WireEvent<Sprite2017>;
export type Snapshot2017Wire = WireEvent<Snapshot2017>;
export type RestoreWire = WireEvent<RestoreMedia>;
export type PersistenceWire = WireEvent<Persistence>;
export type PublishWire = WireEvent<WechatPublish>;
export type RelayWire = WireEvent<MediaCast>;
export type BitrateReductionWire = WireEvent<BitrateReduction>;
export type MpsProcessWire = WireEvent<MpsProcess>;
export type AudioVideoReviewWire = WireEvent<AudioVideoReview>;
export type FileAttributesWire = WireEvent<FileAttributes>;
export type QualityInspectionWire = WireEvent<QualityInspection>;
export type TraceWatermarkWire = WireEvent<TraceWatermark>;
export type CopyrightWatermarkWire = WireEvent<CopyrightWatermark>;
export type BlindWatermarkWire = WireEvent<BlindWatermark>;
