import { lenientObject, readText, readUrls } from "@vod-events/core/provider";
import { presetPayload } from "./task.js";

const output = lenientObject((from) => ({ id: readText(from.id), urls: readUrls(from.urls) }));

/**
 * The payload of MEDIA_THUMBNAIL_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9d4mq
 */
export const thumbnailPayload = presetPayload("thumbnail", output);

export type ThumbnailPayload = typeof thumbnailPayload._A;
