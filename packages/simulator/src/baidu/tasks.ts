import type { Clock } from "@vod-events/core";
import { instant } from "../primitives/instant.js";

/** A task that ended. */
export interface RunTask {
  readonly taskId: string;
  /** The time of its creation and end. */
  readonly at: string;
}

/** A task as `GET /v2/tasks/{taskId}` returns it. */
export interface TaskDetail {
  readonly taskId: string;
  readonly type: "FETCH" | "WORKFLOW";
  readonly status: "FINISHED" | "FAILED";
  readonly createTime: string;
  readonly finishTime: string;
  readonly mediaFetchTaskInfo?: object;
  readonly mediaWorkflowTaskInfo?: object;
}

/** The content of a task's event. */
type EventContent = Readonly<Record<string, unknown>>;

const retentionMs = 7 * 24 * 3_600_000;

/**
 * The tasks of an account. The outputs of a workflow are those of the documentation's sample. The type and the members
 * of a fetch are those of Baidu's Java SDK. The statuses of failures are inferred. Tasks of the last 7 days can be
 * listed; the simulator finds older ones by their id, too.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 * @see https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o
 */
export class BaiduTasks {
  readonly #clock: Clock;
  readonly #tasks = new Map<string, TaskDetail>();
  /** The parts of workflows by the id of the task. */
  readonly #parts = new Map<string, EventContent[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a task to its end. */
  run(taskId: string, type: TaskDetail["type"]): RunTask {
    const at = instant(this.#clock.now());
    const task = { taskId, type, status: "FINISHED", createTime: at, finishTime: at } as const;
    this.#tasks.set(taskId, task);
    return { taskId, at };
  }

  /** Adds what an event says to its task. */
  add({ taskId }: RunTask, content: EventContent): void {
    this.#parts.set(taskId, [...(this.#parts.get(taskId) ?? []), content]);
  }

  /** Returns `undefined` for an unknown task. */
  find(taskId: string): TaskDetail | undefined {
    const task = this.#tasks.get(taskId);
    return task && this.#detailOf(task);
  }

  /** The tasks of the last 7 days, in the order of their creation. */
  get recent(): readonly TaskDetail[] {
    const oldest = instant(this.#clock.now() - retentionMs);
    const recent = [...this.#tasks.values()].filter(({ createTime }) => createTime >= oldest);
    return recent.map((task) => this.#detailOf(task));
  }

  #detailOf(task: TaskDetail): TaskDetail {
    const parts = this.#parts.get(task.taskId) ?? [];
    if (task.type === "WORKFLOW") return { ...task, mediaWorkflowTaskInfo: workflowOf(parts) };
    const [fetch] = parts;
    const status = fetch?.status === "FAILED" ? "FAILED" : task.status;
    return { ...task, status, mediaFetchTaskInfo: fetch?.fetchTaskInfo as object };
  }
}

function workflowOf(parts: readonly EventContent[]): object {
  return {
    workflowId: "ekup-simulated",
    transcodeNodeTaskInfos: nodesOf(parts, "transcodeTaskInfo"),
    thumbnailNodeTaskInfos: nodesOf(parts, "thumbnailTaskInfo"),
  };
}

function nodesOf(parts: readonly EventContent[], member: string): readonly object[] {
  const ofKind = parts.filter((content) => content[member] !== undefined);
  return ofKind.map(({ status, [member]: info }, index) => ({
    nodeId: `${member}-${index}`,
    [member]: { ...(info as object), status },
  }));
}
