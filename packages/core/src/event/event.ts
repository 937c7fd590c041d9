import type { AnalysisCompleted } from "./analysis.js";
import type { AttachmentUploaded } from "./attachment.js";
import type { CaptionCreated, CaptionDeleted } from "./caption.js";
import type { MediaDeleted } from "./deletion.js";
import type { CacheRefreshed, PublishCompleted, RelayChanged } from "./distribution.js";
import type { EditCompleted } from "./edit.js";
import type { EnhancementCompleted } from "./enhancement.js";
import type { GenerationCompleted } from "./generation.js";
import type { MediaImported, MediaUploaded } from "./ingest.js";
import type { MediaAnalyzed, QualityInspected, WatermarkExtracted } from "./inspection.js";
import type { MediaCreated, MediaReady, MediaUpdated } from "./lifecycle.js";
import type { LiveEnded, LiveStarted } from "./live.js";
import type { ModerationCompleted } from "./moderation.js";
import type { MediaPersisted, MediaRestored, MediaStorageChanged } from "./storage.js";
import type { ThumbnailCreated } from "./thumbnail.js";
import type { MediaTranscoded } from "./transcode.js";
import type { UnknownEvent } from "./unknown.js";
import type { UploadCanceled, UploadCreated } from "./upload.js";
import type { WorkflowCompleted, WorkflowProgressed } from "./workflow.js";

/** An event of any provider. Switch on `type` to narrow it. */
export type VodEvent =
  | MediaUploaded
  | MediaImported
  | MediaTranscoded
  | ThumbnailCreated
  | AnalysisCompleted
  | ModerationCompleted
  | EditCompleted
  | GenerationCompleted
  | WorkflowProgressed
  | WorkflowCompleted
  | MediaAnalyzed
  | MediaDeleted
  | MediaRestored
  | MediaPersisted
  | EnhancementCompleted
  | QualityInspected
  | WatermarkExtracted
  | PublishCompleted
  | RelayChanged
  | MediaCreated
  | MediaReady
  | MediaUpdated
  | MediaStorageChanged
  | UploadCreated
  | UploadCanceled
  | AttachmentUploaded
  | CaptionCreated
  | CaptionDeleted
  | CacheRefreshed
  | LiveStarted
  | LiveEnded
  | UnknownEvent;

/** The name of an event type, such as `media.uploaded`. */
export type VodEventType = VodEvent["type"];

/** The event with a given type: `VodEventOf<"media.uploaded">`. */
export type VodEventOf<Type extends VodEventType> = Extract<VodEvent, { readonly type: Type }>;

/** An event type that a callback config can contain: all but `unknown`, which is always received. */
export type KnownEventType = Exclude<VodEventType, "unknown">;

/** Every {@link KnownEventType}. */
export const knownEventTypes = [
  "media.uploaded",
  "media.imported",
  "media.transcoded",
  "thumbnail.created",
  "analysis.completed",
  "moderation.completed",
  "edit.completed",
  "generation.completed",
  "workflow.progressed",
  "workflow.completed",
  "media.analyzed",
  "media.deleted",
  "media.restored",
  "media.persisted",
  "enhancement.completed",
  "quality.inspected",
  "watermark.extracted",
  "publish.completed",
  "relay.changed",
  "media.created",
  "media.ready",
  "media.updated",
  "media.storage_changed",
  "upload.created",
  "upload.canceled",
  "attachment.uploaded",
  "caption.created",
  "caption.deleted",
  "cache.refreshed",
  "live.started",
  "live.ended",
] as const satisfies readonly KnownEventType[];

const names: ReadonlySet<string> = new Set(knownEventTypes);

/** Tells whether a string is a {@link KnownEventType}. */
export function isKnownEventType(text: string): text is KnownEventType {
  return names.has(text);
}
