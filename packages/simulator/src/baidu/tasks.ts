import { instant } from "../primitives/instant.js";
import type { RunTask } from "./uploads.js";

/**
 * The tasks of an account, as `GET /v2/tasks/{taskId}` returns them: only the members in the sample of a workflow,
 * without outputs. The types and the status of a failed task are inferred. The cloud deletes tasks after 7 days. The
 * simulator keeps them.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export class BaiduTasks {
  readonly #tasks = new Map<string, object>();

  add({ taskId, at }: RunTask, type: "FETCH" | "WORKFLOW"): void {
    const times = { createTime: instant(at), finishTime: instant(at) };
    this.#tasks.set(taskId, { taskId, type, status: "FINISHED", ...times });
  }

  find(taskId: string): object | undefined {
    return this.#tasks.get(taskId);
  }
}
