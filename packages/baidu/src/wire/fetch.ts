import { lenientMembers, readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { mediaInfo } from "./media.js";
import { taskInfoMembers, taskMembers } from "./task.js";

/** The source and the new media, which is probably missing when the fetch failed. */
const fetchTaskInfo = lenientMembers({
  url: readUrl,
  ...taskInfoMembers,
  coverUrl: readUrl,
  mediaBasicInfo: mediaInfo,
  presetTaskId: readText,
  workflowTaskId: readText,
});

/**
 * The payload of MEDIA_FETCH_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export const fetchPayload = lenientMembers({ fetchTaskInfo: fetchTaskInfo, ...taskMembers });

export type FetchPayload = t.TypeOf<typeof fetchPayload>;
