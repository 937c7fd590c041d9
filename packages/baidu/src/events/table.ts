import type { PayloadsOf } from "@vod-events/core/provider";
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
import type { OldFormat } from "./old-format.js";
import { type EventRow, row } from "./row.js";

/**
 * All documented native types.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Dm3h9adtc
 */
const rows = {
  MEDIA_UPLOAD_COMPLETE: row("media.uploaded", mediaInfo, uploadedEvent, "Em3h9crv8"),
  MEDIA_FETCH_COMPLETE: row("media.imported", fetchPayload, importedEvent, "7m3h9wag3"),
  MEDIA_TRANSCODE_COMPLETE: row("media.transcoded", transcodePayload, transcodedEvent, "8m3h9di60"),
  MEDIA_THUMBNAIL_COMPLETE: row("thumbnail.created", thumbnailPayload, thumbnailEvent, "Lm3h9d4mq"),
  MEDIA_ANALYSIS_COMPLETE: row("analysis.completed", analysisPayload, analyzedEvent, "Sm3h9bvzq"),
  MEDIA_REGULATION_COMPLETE: row(
    "moderation.completed",
    regulationPayload,
    moderatedEvent,
    "am3h9cc1a",
  ),
  COMPOSE_TASK_STATUS_CHANGE: row("edit.completed", composePayload, editedEvent, "Lm3h9ejse"),
  VIDEO_GENERATE_COMPLETE: row(
    "generation.completed",
    generatePayload,
    generatedEvent,
    "Fm5v10gkb",
  ),
};

type Payloads = PayloadsOf<typeof rows>;

/** A documented native type. */
export type NativeType = keyof Payloads;

/** A decoded event of a documented native type. */
export type KnownWire<Type extends NativeType = NativeType> = {
  readonly [Each in Type]: WireEvent<Payloads[Each], Each>;
}[Type];

/** A decoded event; `other` has an unknown type, `old_format` another format. */
export type BaiduWire =
  | KnownWire
  | WireEvent<OldFormat, "old_format">
  | WireEvent<undefined, "other">;

/** The row of each documented native type. */
export const table: { readonly [Type in NativeType]: EventRow<Payloads[Type]> } = rows;

/** Tells whether a name is a documented native type. */
export function isNativeType(type: string): type is NativeType {
  return Object.hasOwn(table, type);
}
