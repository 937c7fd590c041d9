import { type EventRow, eventRow, type RowParts } from "@vod-events/core/provider";
import { analyzedEvent } from "../normalize/analysis.js";
import { editedEvent } from "../normalize/compose.js";
import { importedEvent } from "../normalize/fetch.js";
import { generatedEvent } from "../normalize/generate.js";
import { moderatedEvent } from "../normalize/regulation.js";
import { thumbnailEvent } from "../normalize/thumbnail.js";
import { transcodedEvent } from "../normalize/transcode.js";
import { uploadedEvent } from "../normalize/upload.js";
import { analysisPayload } from "../wire/analysis.js";
import { composePayload } from "../wire/compose.js";
import type { WireEvent } from "../wire/event.js";
import { fetchPayload } from "../wire/fetch.js";
import { generatePayload } from "../wire/generate.js";
import { mediaInfo } from "../wire/media.js";
import { regulationPayload } from "../wire/regulation.js";
import { thumbnailPayload } from "../wire/thumbnail.js";
import { transcodePayload } from "../wire/transcode.js";

/**
 * All documented native types.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
const rows = {
  MEDIA_UPLOAD_COMPLETE: row("Em3h9crv8", "media.uploaded", mediaInfo, uploadedEvent),
  MEDIA_FETCH_COMPLETE: row("7m3h9wag3", "media.imported", fetchPayload, importedEvent),
  MEDIA_TRANSCODE_COMPLETE: row("8m3h9di60", "media.transcoded", transcodePayload, transcodedEvent),
  MEDIA_THUMBNAIL_COMPLETE: row("Lm3h9d4mq", "thumbnail.created", thumbnailPayload, thumbnailEvent),
  MEDIA_ANALYSIS_COMPLETE: row("Sm3h9bvzq", "analysis.completed", analysisPayload, analyzedEvent),
  MEDIA_REGULATION_COMPLETE: row(
    "am3h9cc1a",
    "moderation.completed",
    regulationPayload,
    moderatedEvent,
  ),
  COMPOSE_TASK_STATUS_CHANGE: row("Lm3h9ejse", "edit.completed", composePayload, editedEvent),
  VIDEO_GENERATE_COMPLETE: row(
    "Fm5v10gkb",
    "generation.completed",
    generatePayload,
    generatedEvent,
  ),
};

/** The name of a documented native type. */
export type NativeType = keyof typeof rows;

/** The row of each documented native type. */
export const table: Readonly<Record<NativeType, EventRow>> = rows;

/** Creates a row; `page` is the id of its page. */
function row<Wire extends WireEvent>(page: string, ...parts: RowParts<Wire>): EventRow {
  return eventRow(`https://cloud.baidu.com/doc/VOD/s/${page}`, ...parts);
}
