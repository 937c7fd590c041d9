import * as t from "io-ts";
import { optional, text } from "./lenient.js";
import { type MediaInfo, mediaInfo } from "./media.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

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

const fetchTaskInfo = t.type({
  ...taskInfoMembers,
  url: text,
  coverUrl: text,
  mediaBasicInfo: optional(mediaInfo),
  presetTaskId: text,
  workflowTaskId: text,
});

/** Reads a {@link FetchPayload}. */
export const fetchPayload: t.Type<FetchPayload, unknown, unknown> = t.type(
  { ...taskMembers, fetchTaskInfo: optional(fetchTaskInfo) },
  "an object",
);
