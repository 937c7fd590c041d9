import type { TaskComplete, TaskPart } from "./task.js";

/**
 * The payload of COMPOSE_TASK_STATUS_CHANGE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9ejse
 */
export interface ComposeStatusChange extends TaskComplete {
  readonly composeTaskInfo?: TaskPart & {
    /** The new media. */
    readonly output?: { readonly mediaId?: string; readonly url?: string };
  };
}
