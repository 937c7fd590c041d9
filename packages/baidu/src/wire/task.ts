import { lenientObject, type Members, readInstant, readText } from "@vod-events/core/provider";

/** The common members of the payload of a task's event. */
export type TaskPayload = ReturnType<typeof taskOf>;

/** The common members of an event's part of a task. */
export type TaskInfo = ReturnType<typeof taskInfoOf>;

/** Reads the members of a {@link TaskPayload}. */
export function taskOf(from: Members) {
  return {
    taskId: readText(from.taskId),
    status: readText(from.status),
    finishTime: readInstant(from.finishTime),
  };
}

/** Reads the members of a {@link TaskInfo}. `errMsg` describes a failure, but is also `OK` on success. */
export function taskInfoOf(from: Members) {
  return { status: readText(from.status), errMsg: readText(from.errMsg) };
}

/** The input of a task: its preset. */
export const presetInput = lenientObject((from) => ({ presetId: readText(from.presetId) }));
