import { instant } from "../primitives/instant.js";
import type { TencentEvent } from "./event.js";

/** A task that ended. */
interface EndedTask {
  readonly type: "Procedure" | "PullUpload";
  readonly content: TencentEvent["content"];
  readonly at: number;
}

/**
 * The tasks of an application, as DescribeTaskDetail tells of them: with the content of the event that they ended
 * with. The cloud forgets them after 3 days, and here they stay.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
export class TencentTasks {
  readonly #tasks = new Map<string, EndedTask>();

  add(taskId: string, task: EndedTask): void {
    this.#tasks.set(taskId, task);
  }

  /** The members of the answer; empty for an unknown task. */
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
