import type { Clock } from "@vod-events/core";
import { instant } from "../primitives/instant.js";
import type { TencentEvent } from "./event.js";

/** A task that ended. */
interface EndedTask {
  readonly type: "Procedure" | "PullUpload";
  readonly content: TencentEvent["content"];
  /** The time of its creation and end, in milliseconds since 1970. */
  readonly at: number;
}

/** How long the cloud keeps a task after its submission. */
const retentionMs = 3 * 24 * 3600_000;

/**
 * The tasks of an application: as DescribeTaskDetail returns them, with the content of the event at their end, and as
 * DescribeTasks lists them.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
export class TencentTasks {
  readonly #clock: Clock;
  readonly #tasks = new Map<string, EndedTask>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(taskId: string, task: EndedTask): void {
    this.#tasks.set(taskId, task);
  }

  /** Returns the members of the response; `undefined` for an unknown task. */
  describe(taskId: string): object | undefined {
    const task = this.#tasks.get(taskId);
    if (task === undefined || this.#isDeleted(task)) return undefined;
    const { type, content, at } = task;
    return {
      TaskType: type,
      Status: "FINISH",
      CreateTime: instant(at),
      BeginProcessTime: instant(at),
      FinishTime: instant(at),
      ProcedureTask: null,
      PullUploadTask: null,
      [`${type}Task`]: content,
    };
  }

  /** Returns the tasks in the order of their end. The cloud documents no list of `PullUpload` tasks. */
  list() {
    const kept = [...this.#tasks].filter(([, task]) => !this.#isDeleted(task));
    return kept
      .filter(([, { type }]) => type !== "PullUpload")
      .map(([TaskId, { type, content, at }]) => ({
        TaskId,
        Status: "FINISH",
        FileId: fileIdIn(content),
        TaskType: type,
        CreateTime: instant(at),
        BeginProcessTime: instant(at),
        FinishTime: instant(at),
        SessionId: "",
        SessionContext: "",
      }));
  }

  #isDeleted({ at }: EndedTask): boolean {
    return at < this.#clock.now() - retentionMs;
  }
}

function fileIdIn(content: object): unknown {
  return "FileId" in content ? content.FileId : "";
}
