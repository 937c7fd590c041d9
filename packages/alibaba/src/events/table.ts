import type { PayloadsOf } from "@vod-events/core/provider";
import { fingerprintEvent, tagsEvent } from "../normalize/analysis.js";
import { deletedEvent } from "../normalize/deletion.js";
import { editedEvent } from "../normalize/edit.js";
import { composingEvent, persistedEvent } from "../normalize/live.js";
import { analyzedEvent, refreshedEvent, updatedEvent } from "../normalize/media.js";
import { autoReviewEvent, manualReviewEvent } from "../normalize/moderation.js";
import { restoredEvent, storageEvent } from "../normalize/storage.js";
import { animatedImageEvent, snapshotEvents } from "../normalize/thumbnail.js";
import { transcodedEvent, transcodesEvents } from "../normalize/transcode.js";
import { attachmentEvent, importedEvent, uploadedEvent } from "../normalize/upload.js";
import { workflowEvent } from "../normalize/workflow.js";
import { fingerprintPayload, tagsPayload } from "../wire/analysis.js";
import type { WireEvent } from "../wire/event.js";
import {
  deletionPayload,
  productionPayload,
  recordingPayload,
  refreshPayload,
  restorePayload,
  storagePayload,
  technicalPayload,
  updatePayload,
} from "../wire/media.js";
import { autoReviewPayload, manualReviewPayload } from "../wire/moderation.js";
import { streamInfo } from "../wire/rendition.js";
import { animatedImagePayload, snapshotPayload } from "../wire/snapshot.js";
import { transcodePayload } from "../wire/transcode.js";
import { uploadPayload } from "../wire/upload.js";
import { workflowPayload } from "../wire/workflow.js";
import { documented, type EventRow, row } from "./row.js";

/**
 * All documented native types.
 *
 * @see https://www.alibabacloud.com/help/en/vod/user-guide/event-notification-overview
 */
const rows = {
  FileUploadComplete: row("media.uploaded", uploadPayload, uploadedEvent),
  ImageUploadComplete: row("attachment.uploaded", uploadPayload, attachmentEvent),
  AttachedMediaUploadComplete: row("attachment.uploaded", uploadPayload, attachmentEvent),
  UploadByURLComplete: row(["media.imported", "media.transcoded"], uploadPayload, importedEvent),
  VideoAnalysisComplete: row("media.analyzed", technicalPayload, analyzedEvent),
  StreamTranscodeComplete: row("media.transcoded", streamInfo, transcodedEvent),
  TranscodeComplete: row(
    ["workflow.completed", "media.transcoded"],
    transcodePayload,
    transcodesEvents,
  ),
  SnapshotComplete: row("thumbnail.created", snapshotPayload, snapshotEvents),
  DynamicImageComplete: row("thumbnail.created", animatedImagePayload, animatedImageEvent),
  AIMediaAuditComplete: row("moderation.completed", autoReviewPayload, autoReviewEvent),
  CreateAuditComplete: row("moderation.completed", manualReviewPayload, manualReviewEvent),
  AIMediaDNAComplete: row("analysis.completed", fingerprintPayload, fingerprintEvent),
  AIVideoTagComplete: row("analysis.completed", tagsPayload, tagsEvent),
  ProduceMediaComplete: row("edit.completed", productionPayload, editedEvent),
  WorkflowTaskComplete: row(
    "workflow.completed",
    workflowPayload,
    workflowEvent,
    "workflow-task-completion",
  ),
  DeleteMediaComplete: row("media.deleted", deletionPayload, deletedEvent),
  MediaBaseChangeComplete: row("media.updated", updatePayload, updatedEvent),
  UpdateMediaStorageClassComplete: row("media.storage_changed", storagePayload, storageEvent),
  RestoreMediaComplete: row("media.restored", restorePayload, restoredEvent),
  SubmitMediaRefreshComplete: row("cache.refreshed", refreshPayload, refreshedEvent),
  AddLiveRecordVideoComplete: row("media.persisted", recordingPayload, persistedEvent),
  LiveRecordVideoComposeStart: row("workflow.progressed", recordingPayload, composingEvent),
};

type Payloads = PayloadsOf<typeof rows>;

/** A documented native type. */
export type NativeType = keyof Payloads;

/** A decoded event of a documented native type. */
export type KnownWire<Type extends NativeType = NativeType> = {
  readonly [Each in Type]: WireEvent<Payloads[Each], Each>;
}[Type];

/** A decoded event; `other` is one of an unknown type, or of another product. */
export type AlibabaWire = KnownWire | WireEvent<undefined, "other">;

/** The row of each documented native type. */
export const table: { readonly [Type in NativeType]: EventRow<Payloads[Type]> } = documented(rows);

/** Tells whether a name is a documented native type. */
export function isNativeType(type: string): type is NativeType {
  return Object.hasOwn(table, type);
}
