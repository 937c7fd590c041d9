import type { MediaLibrary } from "../media/media-library.js";
import { instant } from "../primitives/instant.js";
import type { TencentActions } from "./actions.js";
import { describedMedia } from "./media-info.js";
import {
  readLimit,
  readOffset,
  readOrder,
  readTexts,
  readTimeRange,
  type TimeRange,
} from "./parameters.js";
import type { TencentTasks } from "./tasks.js";

/** The highest number of media that a search reaches. */
const maxReach = 5000;

/** The filters that the simulator supports. It rejects others. */
const searchParameters = ["CreateTime", "SourceTypes", "FileIds", "Filters"] as const;
const taskParameters = ["Status", "FileId", "CreateTime", "FinishTime"] as const;

/**
 * Returns the actions that list media and tasks.
 *
 * @see https://www.tencentcloud.com/document/product/266/34179
 * @see https://www.tencentcloud.com/document/product/266/37559
 */
export function listActions(tasks: TencentTasks, library: MediaLibrary): TencentActions {
  return {
    SearchMedia: {
      parameters: [...searchParameters, "Sort", "Offset", "Limit"],
      run: (parameters) => searchMedia(parameters, library),
    },
    DescribeTasks: {
      parameters: [...taskParameters, "Sort", "Limit", "ScrollToken"],
      run: (parameters) => describeTasks(parameters, tasks),
    },
  };
}

/** Ignores the filters of the content and always returns both kinds of information. */
function searchMedia(parameters: Readonly<Record<string, unknown>>, library: MediaLibrary): object {
  const created = readTimeRange("CreateTime", parameters.CreateTime);
  const ids = readTexts("FileIds", parameters.FileIds);
  const sources = readTexts("SourceTypes", parameters.SourceTypes);
  const order = readOrder(parameters.Sort, ["CreateTime"]);
  const offset = readOffset(parameters.Offset);
  const limit = readLimit(parameters.Limit, maxReach - offset);
  const found = library.all
    .filter(
      ({ id, createdAt }) =>
        includesBothEnds(created, instant(createdAt)) && (ids?.includes(id) ?? true),
    )
    .filter(() => sources?.includes("Upload") ?? true);
  const sorted = order === "Desc" ? found.reverse() : found;
  return {
    TotalCount: Math.min(sorted.length, maxReach),
    MediaInfoSet: sorted.slice(offset, offset + limit).map(describedMedia),
  };
}

function describeTasks(parameters: Readonly<Record<string, unknown>>, tasks: TencentTasks): object {
  const { Status: status, FileId: fileId, ScrollToken: token } = parameters;
  const created = readTimeRange("CreateTime", parameters.CreateTime);
  const finished = readTimeRange("FinishTime", parameters.FinishTime);
  const order = readOrder(parameters.Sort, ["CreateTime", "FinishTime"]);
  const limit = readLimit(parameters.Limit, 100);
  const found = tasks
    .list()
    .filter((task) => status === undefined || task.Status === status)
    .filter((task) => fileId === undefined || task.FileId === fileId)
    .filter(
      (task) => includesStart(created, task.CreateTime) && includesStart(finished, task.FinishTime),
    );
  const sorted = order === "Desc" ? found.reverse() : found;
  const start = token === undefined ? 0 : sorted.findIndex(({ TaskId }) => TaskId === token);
  const page = start < 0 ? [] : sorted.slice(start, start + limit);
  // The token of the next page is the id of its first task.
  const next = start < 0 ? undefined : sorted[start + limit];
  return { TaskSet: page, ScrollToken: next?.TaskId ?? "" };
}

/** `CreateTime` of a search includes both ends. */
function includesBothEnds({ after, before }: TimeRange, time: string): boolean {
  return (after === undefined || time >= after) && (before === undefined || time <= before);
}

function includesStart({ after, before }: TimeRange, time: string): boolean {
  return (after === undefined || time >= after) && (before === undefined || time < before);
}
