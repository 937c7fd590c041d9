import { type ReconciliationPage, readRecord } from "@vod-events/core/provider";
import type { TencentApi } from "../api/api.js";
import { askTask } from "../api/ask-task.js";
import { nativeEvent } from "../confirmation/rebuild.js";
import { taskMembers } from "../confirmation/task-members.js";
import type { TaskPosition } from "./cursor.js";

/** Reads the first of the tasks that are left. A task that the API has deleted since has no event. */
export async function readTask(
  { left: [id = "", ...left], ...position }: TaskPosition,
  api: TencentApi,
  signal: AbortSignal | undefined,
): Promise<Pick<ReconciliationPage, "events"> & { readonly next?: TaskPosition }> {
  const answer = (await askTask(api, id, signal)) ?? {};
  const events = taskMembers
    .filter(([, member]) => readRecord(answer[member]) !== undefined)
    .map(([type, member]) => nativeEvent(type, answer[member]));
  const isEnd = left.length === 0 && position.last === true;
  return { events, ...(!isEnd && { next: { ...position, left } }) };
}
