import { type EventRow, eventRow, type RowParts } from "@vod-events/core/provider";
import { deletedEvent, outputsDeletedEvent, storageEvent } from "../normalize/media.js";
import { editedEvent, executionEvent } from "../normalize/task.js";
import {
  analyzedEvent,
  attachmentEvent,
  importedEvent,
  syncedEvent,
  uploadedEvent,
} from "../normalize/upload.js";
import { workflowEvents } from "../normalize/workflow.js";
import type { WireEvent } from "../wire/event.js";
import { deletionPayload, storagePayload } from "../wire/media.js";
import { editPayload, executionPayload } from "../wire/task.js";
import { metaPayload, syncPayload, uploadPayload } from "../wire/upload.js";
import { workflowPayload } from "../wire/workflow.js";

/**
 * All documented native types. UploadGetMetaComplete links to the list of events in SetCallbackEvent and to no page of
 * its own; DeleteMaterialComplete to the page that names it.
 *
 * @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-uploadgetmetacomplete
 */
const rows = {
  FileUploadComplete: row(4655, "media.uploaded", uploadPayload, uploadedEvent),
  FileUploadByUrlComplete: row(4757, "media.imported", uploadPayload, importedEvent),
  MaterialUploadComplete: row(70592, "attachment.uploaded", uploadPayload, attachmentEvent),
  UploadGetMetaComplete: row(118007, "media.analyzed", metaPayload, analyzedEvent),
  DeleteMediaComplete: row(67631, "media.deleted", deletionPayload, deletedEvent),
  DeleteMaterialComplete: row(67631, "media.deleted", deletionPayload, deletedEvent),
  DeleteTranscodesComplete: row(67632, "media.deleted", deletionPayload, outputsDeletedEvent),
  WorkflowComplete: row(
    4657,
    ["workflow.completed", "media.transcoded", "thumbnail.created", "caption.created"],
    workflowPayload,
    workflowEvents,
  ),
  ExecutionComplete: row(
    1283222,
    ["workflow.progressed", "workflow.completed"],
    executionPayload,
    executionEvent,
  ),
  VideoTrackComplete: row(149909, "edit.completed", editPayload, editedEvent),
  UpdateMediaStorageClassComplete: row(
    165178,
    "media.storage_changed",
    storagePayload,
    storageEvent,
  ),
  SyncURIComplete: row(1324364, "media.imported", syncPayload, syncedEvent),
};

/** The name of a documented native type. */
export type NativeType = keyof typeof rows;

/** The row of each documented native type. */
export const table: Readonly<Record<NativeType, EventRow>> = rows;

/** Creates a row; `page` is the id of its page. */
function row<Wire extends WireEvent>(page: number, ...parts: RowParts<Wire>): EventRow {
  return eventRow(`https://www.volcengine.com/docs/4/${page}`, ...parts);
}
