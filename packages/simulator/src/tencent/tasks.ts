import { instant } from "../primitives/instant.js";
import type { TencentEvent } from "./event.js";

/** A task that ended. */
interface EndedTask {
  readonly type: "Procedure" | "PullUpload";
  readonly content: TencentEvent["content"];
  /** The time of its creation and end, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The tasks of an application, as DescribeTaskDetail returns them: with the content of the event at their end. The
 * cloud deletes tasks after 3 days; the simulator keeps them.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
export class TencentTasks {
  readonly #tasks = new Map<string, EndedTask>();

  add(taskId: string, task: EndedTask): void {
    this.#tasks.set(taskId, task);
  }

  /** Returns the members of the response; `undefined` for an unknown task. */
  describe(taskId: string): object | undefined {
    const task = this.#tasks.get(taskId);
    if (task === undefined) return undefined;
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
}
