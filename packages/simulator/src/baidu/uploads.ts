import { type StoredMedia, titleOf } from "../media/media-library.js";
import { instant } from "../primitives/instant.js";
import type { BaiduEvent } from "./publisher.js";
import type { RunTask } from "./tasks.js";

/** The member that contains the content of MEDIA_FETCH_COMPLETE. */
export type FetchPayloadKey = "mediaFetchCompleteEvent" | "mediaTranscodeCompleteEvent";

/**
 * Creates the event of an uploaded file.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Em3h9crv8
 */
export function mediaUploadComplete(media: StoredMedia): BaiduEvent {
  return {
    flag: "enableMediaUploadCompleteEvent",
    eventType: "MEDIA_UPLOAD_COMPLETE",
    payloadKey: "mediaUploadCompleteEvent",
    content: mediaBasicInfo(media),
  };
}

/**
 * Creates the event of a fetched file. Without a media, the fetch failed. The status `FAILED` and the members of a
 * failure are inferred.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export function mediaFetchComplete(
  task: RunTask,
  sourceUrl: string,
  media: StoredMedia | undefined,
  payloadKey: FetchPayloadKey,
): BaiduEvent {
  const result =
    media === undefined
      ? { errMsg: "The source file is unreadable" }
      : { mediaBasicInfo: mediaBasicInfo(media) };
  return {
    flag: "enableMediaFetchCompleteEvent",
    eventType: "MEDIA_FETCH_COMPLETE",
    payloadKey,
    content: {
      taskId: task.taskId,
      status: media === undefined ? "FAILED" : "SUCCESS",
      createTime: task.at,
      finishTime: task.at,
      fetchTaskInfo: { url: sourceUrl, ...result },
    },
  };
}

/** Returns the MediaBasicInfo of a media. */
export function mediaBasicInfo(media: StoredMedia) {
  return {
    mediaId: media.id,
    name: titleOf(media.name),
    description: "",
    mediaType: "video",
    banStatus: "NORMAL",
    createTime: instant(media.createdAt),
    source: { sourceType: "UPLOAD", sourceUrl: media.url },
  };
}
