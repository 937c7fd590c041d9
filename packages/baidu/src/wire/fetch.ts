import { readAs, readText, readUrl } from "@vod-events/core/provider";
import { mediaInfo } from "./media.js";
import { taskPayload } from "./task.js";

/**
 * The payload of MEDIA_FETCH_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export const fetchPayload = taskPayload("fetchTaskInfo", (from) => ({
  url: readUrl(from.url),
  coverUrl: readUrl(from.coverUrl),
  mediaBasicInfo: readAs(mediaInfo, from.mediaBasicInfo),
  presetTaskId: readText(from.presetTaskId),
  workflowTaskId: readText(from.workflowTaskId),
}));

export type FetchPayload = typeof fetchPayload._A;
