import { lenientMembers, readText, readUrls } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { presetInput, taskInfoMembers, taskMembers } from "./task.js";

/** The images. `id` is the preset's id in the documented sample. */
const output = lenientMembers({ id: readText, urls: readUrls });

/** The images of one preset. */
const thumbnailTaskInfo = lenientMembers({
  mediaId: readText,
  ...taskInfoMembers,
  thumbnailInput: presetInput,
  thumbnailOutput: output,
});

/**
 * The payload of MEDIA_THUMBNAIL_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export const thumbnailPayload = lenientMembers({
  thumbnailTaskInfo: thumbnailTaskInfo,
  ...taskMembers,
});

export type ThumbnailPayload = t.TypeOf<typeof thumbnailPayload>;
