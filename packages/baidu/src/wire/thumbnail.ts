import { lenientObject, readAs, readText, readUrls } from "@vod-events/core/provider";
import { presetInput, taskInfoOf, taskOf } from "./task.js";

/** The images. `id` is the preset's id in the documented sample. */
const output = lenientObject((from) => ({ id: readText(from.id), urls: readUrls(from.urls) }));

/** The images of one preset. */
const thumbnailTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  thumbnailInput: readAs(presetInput, from.thumbnailInput),
  thumbnailOutput: readAs(output, from.thumbnailOutput),
}));

/**
 * The payload of MEDIA_THUMBNAIL_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export const thumbnailPayload = lenientObject((from) => ({
  thumbnailTaskInfo: readAs(thumbnailTaskInfo, from.thumbnailTaskInfo),
  ...taskOf(from),
}));

export type ThumbnailPayload = typeof thumbnailPayload._A;
