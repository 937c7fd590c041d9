import { type EventRow, eventRow, type RowParts } from "@vod-events/core/provider";
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
  WorkflowTaskComplete: row("workflow.completed", workflowPayload, workflowEvent),
  DeleteMediaComplete: row("media.deleted", deletionPayload, deletedEvent),
  MediaBaseChangeComplete: row("media.updated", updatePayload, updatedEvent),
  UpdateMediaStorageClassComplete: row("media.storage_changed", storagePayload, storageEvent),
  RestoreMediaComplete: row("media.restored", restorePayload, restoredEvent),
  SubmitMediaRefreshComplete: row("cache.refreshed", refreshPayload, refreshedEvent),
  AddLiveRecordVideoComplete: row("media.persisted", recordingPayload, persistedEvent),
  LiveRecordVideoComposeStart: row("workflow.progressed", recordingPayload, composingEvent),
};

/** The name of a documented native type. */
export type NativeType = keyof typeof rows;

/** The row of each documented native type. */
export const table = Object.fromEntries(
  Object.entries(rows).map(([type, row]) => [type, row(pageOf(type))]),
) as Readonly<Record<NativeType, EventRow>>;

/** Creates a row from its page. */
function row<Wire extends WireEvent>(...parts: RowParts<Wire>): (page: string) => EventRow {
  return (page) => eventRow(page, ...parts);
}

function pageOf(type: string): string {
  const name = type === "WorkflowTaskComplete" ? "workflow-task-completion" : type.toLowerCase();
  return `https://www.alibabacloud.com/help/en/vod/user-guide/${name}`;
}
