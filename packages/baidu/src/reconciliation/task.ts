import { type Members, readList, readRecord, readText } from "@vod-events/core/provider";
import { payloadKeyOf } from "../events/payload-key.js";
import type { NativeType } from "../events/table.js";
import { outcomeOf } from "../normalize/task-status.js";

/** The kinds of parts. */
const parts = [
  ["MEDIA_TRANSCODE_COMPLETE", "transcode"],
  ["MEDIA_THUMBNAIL_COMPLETE", "thumbnail"],
  ["MEDIA_ANALYSIS_COMPLETE", "analysis"],
  ["MEDIA_REGULATION_COMPLETE", "regulation"],
] as const;

/** A kind of task without parts. */
interface Whole {
  readonly type: NativeType;
  /** Its member of a task. */
  readonly taskKey: string;
  /** Its member of an event. */
  readonly eventKey: string;
  /** Returns the media that the task made. */
  madeBy(info: Members): unknown;
}

const fetch: Whole = {
  type: "MEDIA_FETCH_COMPLETE",
  taskKey: "mediaFetchTaskInfo",
  eventKey: "fetchTaskInfo",
  madeBy: (info) => readRecord(info.mediaBasicInfo)?.mediaId,
};
const compose: Whole = {
  type: "COMPOSE_TASK_STATUS_CHANGE",
  taskKey: "composeTaskInfo",
  eventKey: "composeTaskInfo",
  madeBy: (info) => readRecord(info.output)?.mediaId,
};

/**
 * Returns the events of a task, as callbacks contain them: one for each part that ended. A part of a workflow is in a
 * list such as `transcodeNodeTaskInfos`, a part of other processing in a list such as `transcodeTasks`.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export function eventsOfTask(task: Members): readonly object[] {
  const workflow = readRecord(task.mediaWorkflowTaskInfo);
  const processing = readRecord(task.mediaPresetTaskInfo);
  const ofParts = parts.flatMap(([type, kind]) => {
    const nodes = readList(workflow?.[`${kind}NodeTaskInfos`]).map(readRecord);
    const infos = nodes.map((node) => node?.[`${kind}TaskInfo`]);
    const all = [...infos, ...readList(processing?.[`${kind}Tasks`])].map(readRecord);
    return all.flatMap((info) => partEvents(task, { type, kind }, info));
  });
  return [...ofParts, ...wholeEvents(task, fetch), ...wholeEvents(task, compose)];
}

/** Returns the media that a task created; `undefined` for a task that created none. */
export function createdMediaOf(task: Members): string | undefined {
  const made = [fetch, compose].map(({ taskKey, madeBy }) => {
    const info = readRecord(task[taskKey]);
    return info && readText(madeBy(info));
  });
  return made.find((mediaId) => mediaId !== undefined);
}

/** Returns the event of a listed task, if the task is a fetch, with the members that identify it. */
export function fetchEventOf({ taskId, status }: Members): object {
  return eventWith(fetch.type, { taskId, status: isFinished(status) ? "SUCCESS" : status });
}

/** A part without a preset has no name by which the API and the callback agree. */
function partEvents(
  { taskId, createTime, finishTime }: Members,
  { type, kind }: { readonly type: NativeType; readonly kind: string },
  info: Members | undefined,
): readonly object[] {
  const { presetId } = readRecord(info?.[`${kind}Input`]) ?? {};
  const { id } = readRecord(info?.[`${kind}Output`]) ?? {};
  const hasName = (readText(presetId) ?? readText(id)) !== undefined;
  if (!hasName || !isEnd(info?.status)) return [];
  const members = { taskId, status: info?.status, createTime, finishTime };
  return [eventWith(type, { ...members, [`${kind}TaskInfo`]: info })];
}

function wholeEvents(task: Members, { type, taskKey, eventKey, madeBy }: Whole): readonly object[] {
  const info = readRecord(task[taskKey]);
  if (info === undefined) return [];
  const { taskId, createTime, finishTime } = task;
  const given = readText(info.status) ?? task.status;
  // That a finished task with a media succeeded is inferred: the documented word does not say so.
  const status = isFinished(given) && readText(madeBy(info)) !== undefined ? "SUCCESS" : given;
  if (!isEnd(status)) return [];
  return [eventWith(type, { taskId, status, createTime, finishTime, [eventKey]: info })];
}

/** The documented sample of a workflow has this status. */
function isFinished(status: unknown): boolean {
  return readText(status)?.toUpperCase() === "FINISHED";
}

function isEnd(status: unknown): boolean {
  return ["succeeded", "failed", "canceled"].includes(outcomeOf(readText(status)));
}

function eventWith(eventType: NativeType, payload: object): object {
  return { eventType, [payloadKeyOf(eventType)]: payload };
}
