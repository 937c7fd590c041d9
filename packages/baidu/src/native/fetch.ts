import type { MediaBasicInfo } from "./media-basic-info.js";
import type { TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of MEDIA_FETCH_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
 */
export interface FetchComplete extends TaskComplete {
  readonly fetchTaskInfo?: TaskPart & {
    readonly url?: string;
    readonly coverUrl?: string;
    readonly mediaBasicInfo?: MediaBasicInfo;
    readonly presetTaskId?: string;
    readonly workflowTaskId?: string;
    readonly bucket?: string;
    readonly key?: string;
    readonly highlightProjectId?: string;
  };
}
