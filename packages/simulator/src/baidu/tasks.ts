import type { Clock } from "@vod-events/core";
import { instant } from "../primitives/instant.js";

/** A task that ended. */
export interface RunTask {
  readonly taskId: string;
  /** The time of its creation and end. */
  readonly at: string;
}

/**
 * The tasks of an account, as `GET /v2/tasks/{taskId}` returns them. They have only the members of the documentation's
 * sample of a workflow, without outputs. The types and the status of a failed task are inferred. The cloud deletes
 * tasks after 7 days; the simulator keeps them.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export class BaiduTasks {
  readonly #clock: Clock;
  readonly #tasks = new Map<string, object>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a task to its end. */
  run(taskId: string, type: "FETCH" | "WORKFLOW"): RunTask {
    const at = instant(this.#clock.now());
    const task = { taskId, type, status: "FINISHED", createTime: at, finishTime: at };
    this.#tasks.set(taskId, task);
    return { taskId, at };
  }

  /** Returns `undefined` for an unknown task. */
  find(taskId: string): object | undefined {
    return this.#tasks.get(taskId);
  }
}
