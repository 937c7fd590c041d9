import { pageOfCall, type ReconciliationPage, readRecord } from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { askTask } from "../api/ask-task.js";
import { nativeEvent } from "../confirmation/rebuild.js";
import { taskMembers } from "../confirmation/task-members.js";
import type { TaskWork } from "./work.js";

/** Reads the first of the tasks that are left. A task that the API has deleted since has no event. */
export async function readTask(
  { left: [id = "", ...left], ...work }: TaskWork,
  api: TencentApi,
  signal: AbortSignal | undefined,
): Promise<ReconciliationPage> {
  const answer = (await askTask(api, id, signal)) ?? {};
  const events = taskMembers
    .filter(([, member]) => readRecord(answer[member]) !== undefined)
    .map(([type, member]) => nativeEvent(type, answer[member]));
  return pageOfCall(events, left.length === 0 && work.last ? undefined : { ...work, left });
}
