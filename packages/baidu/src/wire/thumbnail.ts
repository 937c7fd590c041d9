import * as t from "io-ts";
import { optional, text, texts } from "./lenient.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

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

const thumbnailTaskInfo = t.type({
  ...taskInfoMembers,
  mediaId: text,
  thumbnailInput: optional(t.type({ presetId: text })),
  thumbnailOutput: optional(t.type({ id: text, urls: texts })),
});

/** Reads a {@link ThumbnailPayload}. */
export const thumbnailPayload: t.Type<ThumbnailPayload, unknown, unknown> = t.type(
  { ...taskMembers, thumbnailTaskInfo: optional(thumbnailTaskInfo) },
  "an object",
);
