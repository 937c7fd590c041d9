import {
  type Members,
  pageOfCall,
  type ReconciliationRequest,
  type ReconciliationSource,
  readCursor,
  readInstant,
  readRecord,
  readText,
  withoutNulls,
} from "@vod-events/core/provider";
import { errors } from "./api/api-error.js";
import type { BaiduVodClient } from "./api/client.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";
import { outcomeOf } from "./normalize/task-status.js";
import { coverage } from "./reconciliation/coverage.js";
import { listQuery, readListPage } from "./reconciliation/list.js";
import { createdMediaOf, eventsOfTask, fetchEventOf } from "./reconciliation/task.js";
import { readWork, type Work } from "./reconciliation/work.js";

type Client = Required<Pick<BaiduVodClient, "listTasks" | "listMedias" | "getTask">>;

/** The documented maximum lengths of a page. */
const tasksPerPage = 100;
const mediasPerPage = 1000;
/** How long before the time span a task may have been created that ends in it. */
const longestTaskSeconds = 24 * 3600;

/**
 * Reads what happened in a time span: the list of tasks that were created in it, or up to a day before it, the detail
 * of each task that is not stored, and the list of new media. `undefined` for a client without these calls.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o
 * @see https://cloud.baidu.com/doc/VOD/s/Qm4j9eomj
 */
export function reconciliationSource(client: BaiduVodClient): ReconciliationSource | undefined {
  const { listTasks, listMedias, getTask } = client;
  if (listTasks === undefined || listMedias === undefined || getTask === undefined) {
    return undefined;
  }
  const calls: Client = { listTasks, listMedias, getTask };
  return {
    // No limit is documented. This is a low guess. Tasks of the last 7 days are documented.
    limits: {
      callsPerSecond: 10,
      retentionSeconds: 7 * 24 * 3600,
      reachBackSeconds: longestTaskSeconds,
    },
    coverage,
    async read(request, signal) {
      const work = readCursor(request.cursor, readWork);
      const [taskId] = work.taskIds;
      if (taskId !== undefined) return readTask(calls, work, taskId, signal);
      if (!work.tasksListed) return readTasks(calls, work, request, signal);
      return readMedias(calls, work, request, signal);
    },
  };
}

async function readTask({ getTask }: Client, work: Work, taskId: string, signal?: AbortSignal) {
  const answer = await getTask(taskId, signal);
  const rest = { ...work, taskIds: work.taskIds.slice(1) };
  if (answer === undefined) return pageOfCall([], rest);
  const task = readRecord(answer);
  if (task === undefined || readText(task.taskId) !== taskId) {
    throw errors.invalidResponse("GET /v2/tasks/{taskId}", "no task");
  }
  return pageOfCall(eventsOfTask(task), withCreated(rest, createdMediaOf(task)));
}

async function readTasks(
  { listTasks }: Client,
  work: Work,
  request: ReconciliationRequest,
  signal?: AbortSignal,
) {
  const since = new Date(request.since.getTime() - longestTaskSeconds * 1000);
  const query = listQuery({ ...request, since }, tasksPerPage, work.marker);
  const { items, next } = readListPage(await listTasks(query, signal), "GET /v2/tasks");
  const tasks = items.filter((item) => !isBefore(item, request.since));
  const fetches = tasks.map((item) => ({ item, id: idOf(fetchEventOf(item)) }));
  const stored = await request.stored(fetches.map(({ id }) => id));
  let left: Work = { ...work, marker: next, tasksListed: next === undefined };
  for (const { item, id } of fetches) left = withTask(left, item, stored.has(id));
  return pageOfCall([], left);
}

async function readMedias(
  { listMedias }: Client,
  work: Work,
  request: ReconciliationRequest,
  signal?: AbortSignal,
) {
  const query = listQuery(request, mediasPerPage, work.marker);
  const { items, next } = readListPage(await listMedias(query, signal), "GET /v2/medias");
  const uploads = items.filter((item) => isUpload(item, work)).map(uploadOf);
  return pageOfCall(uploads, next === undefined ? undefined : { ...work, marker: next });
}

/** Tells whether a task ended before a time. */
function isBefore({ finishTime }: Members, time: Date): boolean {
  const finished = readInstant(finishTime);
  return finished !== undefined && Date.parse(finished) < Math.floor(time.getTime() / 1000) * 1000;
}

/** Adds what a listed task leaves to do. A stored fetch needs no detail when the list names its media. */
function withTask(work: Work, item: Members, isStoredFetch: boolean): Work {
  const taskId = readText(item.taskId);
  const mediaId = readText(item.mediaId);
  if (taskId === undefined) return work;
  const isRunning = outcomeOf(readText(item.status)) === "running";
  // The word for a fetch is inferred; only the one for a workflow is documented.
  if (isStoredFetch || (isRunning && item.type === "FETCH")) {
    if (mediaId !== undefined) return withCreated(work, mediaId);
  }
  return isRunning ? work : { ...work, taskIds: [...work.taskIds, taskId] };
}

function withCreated(work: Work, mediaId: string | undefined): Work {
  return mediaId === undefined ? work : { ...work, createdIds: [...work.createdIds, mediaId] };
}

/**
 * Tells whether a media of the list was uploaded. The documented sample of a fetch shows its media with the source of an
 * upload, so that the media which tasks created are left out.
 */
function isUpload({ mediaId, source }: Members, { createdIds }: Work): boolean {
  const id = readText(mediaId);
  return (
    id !== undefined && readRecord(source)?.sourceType === "UPLOAD" && !createdIds.includes(id)
  );
}

/** That the time of the event is about that of the media's creation is the case in the documented sample. */
function uploadOf(media: Members): object {
  const { createTime: eventTime } = media;
  return { eventType: "MEDIA_UPLOAD_COMPLETE", eventTime, mediaUploadCompleteEvent: media };
}

function idOf(event: object): string {
  const decoded = decode(withoutNulls(event));
  return (decoded.ok ? normalize(decoded.wire)[0]?.id : undefined) ?? "";
}
