import { type Field, lenientObject, readAs, readText, readTexts } from "@vod-events/core/provider";
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

const thumbnailOutput = lenientObject((from) => ({
  id: readText(from.id),
  urls: readTexts(from.urls),
}));

const thumbnailTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  thumbnailInput: readAs(presetInput, from.thumbnailInput),
  thumbnailOutput: readAs(thumbnailOutput, from.thumbnailOutput),
}));

/** Reads a {@link ThumbnailPayload}. */
export const thumbnailPayload: Field<ThumbnailPayload> = lenientObject((from) => ({
  thumbnailTaskInfo: readAs(thumbnailTaskInfo, from.thumbnailTaskInfo),
  ...taskOf(from),
}));
