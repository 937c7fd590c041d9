import { lenientObject, readAs, readText, readUrl } from "@vod-events/core/provider";
import { mediaInfo } from "./media.js";
import { taskInfoOf, taskOf } from "./task.js";

/** The source and the new media, which is probably missing when the fetch failed. */
const fetchTaskInfo = lenientObject((from) => ({
  url: readUrl(from.url),
  ...taskInfoOf(from),
  coverUrl: readUrl(from.coverUrl),
  mediaBasicInfo: readAs(mediaInfo, from.mediaBasicInfo),
  presetTaskId: readText(from.presetTaskId),
  workflowTaskId: readText(from.workflowTaskId),
}));

/**
 * The payload of MEDIA_FETCH_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export const fetchPayload = lenientObject((from) => ({
  fetchTaskInfo: readAs(fetchTaskInfo, from.fetchTaskInfo),
  ...taskOf(from),
}));

export type FetchPayload = typeof fetchPayload._A;
