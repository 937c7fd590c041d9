import { type Field, lenientObject, readAs, readText } from "@vod-events/core/provider";
import { type MediaInfo, mediaInfo } from "./media.js";
import { type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

/**
 * The payload of MEDIA_FETCH_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export interface FetchPayload extends TaskPayload {
  readonly fetchTaskInfo: FetchTaskInfo | undefined;
}

/** What was fetched, and what became of it. */
export interface FetchTaskInfo extends TaskInfo {
  /** Where it was fetched from. */
  readonly url: string | undefined;
  readonly coverUrl: string | undefined;
  /** The new media; probably missing when the fetch failed. */
  readonly mediaBasicInfo: MediaInfo | undefined;
  readonly presetTaskId: string | undefined;
  readonly workflowTaskId: string | undefined;
}

const fetchTaskInfo = lenientObject((from) => ({
  url: readText(from.url),
  ...taskInfoOf(from),
  coverUrl: readText(from.coverUrl),
  mediaBasicInfo: readAs(mediaInfo, from.mediaBasicInfo),
  presetTaskId: readText(from.presetTaskId),
  workflowTaskId: readText(from.workflowTaskId),
}));

/** Reads a {@link FetchPayload}. */
export const fetchPayload: Field<FetchPayload> = lenientObject((from) => ({
  fetchTaskInfo: readAs(fetchTaskInfo, from.fetchTaskInfo),
  ...taskOf(from),
}));
