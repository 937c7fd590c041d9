import { type EventRow, eventRow, type RowParts } from "@vod-events/core/provider";
import {
  analyzedEvent,
  assetEvent,
  deletedEvent,
  persistedEvent,
  readyEvent,
} from "../normalize/asset.js";
import { captionDeletedEvent, captionEvent } from "../normalize/caption.js";
import { liveEvent } from "../normalize/live.js";
import { partDeletedEvent, startedEvent } from "../normalize/part.js";
import { masterEvent, renditionEvent, renditionEvents } from "../normalize/rendition.js";
import { shotsEvent } from "../normalize/shots.js";
import { uploadCanceledEvent, uploadCreatedEvent, uploadedEvent } from "../normalize/upload.js";
import { assetPayload } from "../wire/asset.js";
import type { WireEvent } from "../wire/event.js";
import type { MuxEventType } from "../wire/native-type.js";
import {
  livePayload,
  partPayload,
  shotsPayload,
  trackPayload,
  uploadPayload,
} from "../wire/parts.js";
import { renditionPayload, renditionsPayload } from "../wire/rendition.js";

/** The native types with a neutral one. */
const rows = {
  "video.asset.created": row("media.created", assetPayload, assetEvent("media.created")),
  "video.asset.ready": row("media.ready", assetPayload, readyEvent),
  "video.asset.errored": row("media.ready", assetPayload, readyEvent),
  "video.asset.updated": row("media.updated", assetPayload, assetEvent("media.updated")),
  "video.asset.deleted": row("media.deleted", assetPayload, deletedEvent),
  "video.asset.non_standard_input_detected": row("media.analyzed", assetPayload, analyzedEvent),
  "video.asset.live_stream_completed": row("media.persisted", assetPayload, persistedEvent),
  "video.asset.static_rendition.created": row("workflow.progressed", partPayload, startedEvent),
  "video.asset.static_rendition.ready": row("media.transcoded", renditionPayload, renditionEvent),
  "video.asset.static_rendition.errored": row("media.transcoded", renditionPayload, renditionEvent),
  "video.asset.static_rendition.skipped": row("media.transcoded", renditionPayload, renditionEvent),
  "video.asset.static_rendition.deleted": row("media.deleted", partPayload, partDeletedEvent),
  "video.asset.static_renditions.preparing": row("workflow.progressed", partPayload, startedEvent),
  "video.asset.static_renditions.ready": row(
    "media.transcoded",
    renditionsPayload,
    renditionEvents,
  ),
  "video.asset.static_renditions.errored": row(
    "media.transcoded",
    renditionsPayload,
    renditionEvents,
  ),
  "video.asset.static_renditions.deleted": row("media.deleted", partPayload, partDeletedEvent),
  "video.asset.master.preparing": row("workflow.progressed", partPayload, startedEvent),
  "video.asset.master.ready": row("media.transcoded", assetPayload, masterEvent),
  "video.asset.master.errored": row("media.transcoded", assetPayload, masterEvent),
  "video.asset.master.deleted": row("media.deleted", partPayload, partDeletedEvent),
  "video.asset.track.created": row("caption.created", trackPayload, captionEvent),
  "video.asset.track.ready": row("caption.created", trackPayload, captionEvent),
  "video.asset.track.errored": row("caption.created", trackPayload, captionEvent),
  "video.asset.track.deleted": row("caption.deleted", trackPayload, captionDeletedEvent),
  "video.asset.shots.created": row("workflow.progressed", partPayload, startedEvent),
  "video.asset.shots.ready": row("analysis.completed", shotsPayload, shotsEvent),
  "video.asset.shots.errored": row("analysis.completed", shotsPayload, shotsEvent),
  "video.asset.shots.skipped": row("analysis.completed", shotsPayload, shotsEvent),
  "video.asset.shots.deleted": row("media.deleted", partPayload, partDeletedEvent),
  "video.upload.created": row("upload.created", uploadPayload, uploadCreatedEvent),
  "video.upload.cancelled": row("upload.canceled", uploadPayload, uploadCanceledEvent),
  "video.upload.asset_created": row("media.uploaded", uploadPayload, uploadedEvent),
  "video.upload.errored": row("media.uploaded", uploadPayload, uploadedEvent),
  "video.live_stream.active": row("live.started", livePayload, liveEvent("live.started")),
  "video.live_stream.idle": row("live.ended", livePayload, liveEvent("live.ended")),
} satisfies Partial<Record<MuxEventType, EventRow>>;

/** The name of a native type with a neutral one. */
export type NativeType = keyof typeof rows;

/** The row of each native type with a neutral one. */
export const table: Readonly<Record<NativeType, EventRow>> = rows;

function row<Wire extends WireEvent>(...parts: RowParts<Wire>): EventRow {
  return eventRow("https://www.mux.com/docs/webhook-reference", ...parts);
}
