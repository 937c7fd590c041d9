import { readText, readTexts } from "@vod-events/core/provider";
import { type Field, object, readAs } from "./field.js";
import { presetInput, type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

/**
 * The payload of MEDIA_THUMBNAIL_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export interface ThumbnailPayload extends TaskPayload {
  readonly thumbnailTaskInfo: ThumbnailTaskInfo | undefined;
}

/** The images one preset made of a media. */
export interface ThumbnailTaskInfo extends TaskInfo {
  readonly mediaId: string | undefined;
  readonly thumbnailInput: { readonly presetId: string | undefined } | undefined;
  readonly thumbnailOutput: ThumbnailOutput | undefined;
}

/** The image files. */
export interface ThumbnailOutput {
  /** The preset's id in the documented sample. */
  readonly id: string | undefined;
  readonly urls: readonly string[];
}

const thumbnailOutput = object((from) => ({ id: readText(from.id), urls: readTexts(from.urls) }));

const thumbnailTaskInfo = object((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  thumbnailInput: readAs(presetInput, from.thumbnailInput),
  thumbnailOutput: readAs(thumbnailOutput, from.thumbnailOutput),
}));

/** Reads a {@link ThumbnailPayload}. */
export const thumbnailPayload: Field<ThumbnailPayload> = object((from) => ({
  thumbnailTaskInfo: readAs(thumbnailTaskInfo, from.thumbnailTaskInfo),
  ...taskOf(from),
}));
