import { instant, text } from "./lenient.js";

/** What the payload of every event of a task has; `null` members are left out on the wire. */
export interface TaskPayload {
  readonly taskId: string | undefined;
  readonly status: string | undefined;
  readonly finishTime: string | undefined;
}

/** What an event says of its own part of a task. */
export interface TaskInfo {
  readonly status: string | undefined;
  /** A sentence about a failure, but also `OK` on success. */
  readonly errMsg: string | undefined;
}

/** The codecs of the members of {@link TaskPayload}. */
export const taskMembers = { taskId: text, status: text, finishTime: instant };

/** The codecs of the members of {@link TaskInfo}. */
export const taskInfoMembers = { status: text, errMsg: text };
