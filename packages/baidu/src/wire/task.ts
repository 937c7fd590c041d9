import { lenientMembers, type MembersRead, readInstant, readText } from "@vod-events/core/provider";

/** The common members of the payload of a task's event. */
export const taskMembers = { taskId: readText, status: readText, finishTime: readInstant };

/** The common members of an event's part of a task. `errMsg` describes a failure, but is also `OK` on success. */
export const taskInfoMembers = { status: readText, errMsg: readText };

export type TaskPayload = MembersRead<typeof taskMembers>;
export type TaskInfo = MembersRead<typeof taskInfoMembers>;

/** The input of a task: its preset. */
export const presetInput = lenientMembers({ presetId: readText });
