import {
  type Members,
  omitUndefined,
  pageOfCall,
  type ReconciliationPage,
  type ReconciliationRequest,
  readList,
  readRecord,
  readText,
  secondsFrom,
  secondsUntil,
} from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { eventsOf } from "../confirmation/rebuild.js";
import { typeOfTask } from "../confirmation/task-members.js";
import { readId } from "../wire/field.js";
import { allTasks, type TaskWork } from "./work.js";

/** The documented maximum. */
const pageSize = 100;

/** Reads a page of ended tasks, and keeps those whose events are missing for {@link readTask}. */
export async function readTasks(
  { token }: TaskWork,
  api: TencentApi,
  { since, until, stored }: ReconciliationRequest,
  signal: AbortSignal | undefined,
): Promise<ReconciliationPage> {
  const response = await api(
    "DescribeTasks",
    omitUndefined({
      Status: "FINISH",
      FinishTime: { After: secondsFrom(since), Before: secondsUntil(until) },
      Sort: { Field: "FinishTime", Order: "Asc" },
      Limit: pageSize,
      ScrollToken: token,
    }),
    signal,
  );
  const left = await missingTasks(readList(response.TaskSet), stored);
  const next = readText(response.ScrollToken);
  if (next !== undefined) return pageOfCall([], { ...allTasks, token: next, left });
  return pageOfCall([], left.length > 0 ? { ...allTasks, last: true, left } : undefined);
}

/** Returns the ids of the tasks whose events the inbox does not have. */
async function missingTasks(
  tasks: readonly unknown[],
  stored: ReconciliationRequest["stored"],
): Promise<readonly string[]> {
  const listed = tasks.flatMap((task) => {
    const fields = readRecord(task) ?? {};
    const id = readId(fields.TaskId);
    return id === undefined ? [] : [{ id, eventIds: eventIdsOf(id, fields) }];
  });
  const known = await stored(listed.flatMap(({ eventIds }) => eventIds));
  return listed.filter(({ eventIds }) => !eventIds.some((id) => known.has(id))).map(({ id }) => id);
}

/** Returns the ids of the events that the list itself tells; none when they depend on the task's content. */
function eventIdsOf(TaskId: string, { TaskType, Status, FileId }: Members) {
  const type = typeOfTask(readText(TaskType) ?? "");
  if (type === undefined) return [];
  return eventsOf(type, omitUndefined({ TaskId, Status, FileId })).map(({ id }) => id);
}
