import { lenientObject, type Members, readInstant, readText } from "@vod-events/core/provider";

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

/** Reads the members of {@link TaskPayload}. */
export function taskOf(from: Members): TaskPayload {
  return {
    taskId: readText(from.taskId),
    status: readText(from.status),
    finishTime: readInstant(from.finishTime),
  };
}

/** Reads the members of {@link TaskInfo}. */
export function taskInfoOf(from: Members): TaskInfo {
  return { status: readText(from.status), errMsg: readText(from.errMsg) };
}

/** What a task was to do, as far as it is read. */
export const presetInput = lenientObject((from) => ({ presetId: readText(from.presetId) }));
