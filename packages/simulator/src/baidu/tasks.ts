import { instant } from "../primitives/instant.js";
import type { RunTask } from "./uploads.js";

/**
 * The tasks of an account, as `GET /v2/tasks/{taskId}` returns them. They have only the members of the documentation's
 * sample of a workflow, without outputs. The types and the status of a failed task are inferred. The cloud deletes
 * tasks after 7 days; the simulator keeps them.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export class BaiduTasks {
  readonly #tasks = new Map<string, object>();

  /** Adds a task that ended. */
  add({ taskId, at }: RunTask, type: "FETCH" | "WORKFLOW"): void {
    const times = { createTime: instant(at), finishTime: instant(at) };
    this.#tasks.set(taskId, { taskId, type, status: "FINISHED", ...times });
  }

  /** Returns `undefined` for an unknown task. */
  find(taskId: string): object | undefined {
    return this.#tasks.get(taskId);
  }
}
