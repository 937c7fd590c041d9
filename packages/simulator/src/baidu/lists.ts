import type { MediaLibrary } from "../media/media-library.js";
import { instant } from "../primitives/instant.js";
import { ApiError } from "../server/api-error.js";
import type { BaiduTasks } from "./tasks.js";
import { mediaBasicInfo } from "./uploads.js";

/** A list that is read by pages. */
interface List {
  /** The documented maximum length of a page. */
  readonly longestPage: number;
  /** The items in the order of their creation. The cloud's order is undocumented. */
  readonly items: readonly (object & { readonly createTime: string })[];
}

/**
 * Returns a page of the tasks. The list has the basic members of a task only.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o
 */
export function listTasks(query: URLSearchParams, tasks: BaiduTasks): object {
  const items = tasks.recent.map(
    ({ mediaFetchTaskInfo: _, mediaWorkflowTaskInfo: __, ...basic }) => basic,
  );
  return pageOf({ longestPage: 100, items }, query);
}

/**
 * Returns a page of the media.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Qm4j9eomj
 */
export function listMedias(query: URLSearchParams, library: MediaLibrary): object {
  return pageOf({ longestPage: 1000, items: library.all.map(mediaBasicInfo) }, query);
}

/** Which markers the cloud uses is undocumented; these are the numbers of the items that were shown. */
function pageOf({ longestPage, items }: List, query: URLSearchParams): object {
  const maxSize = Number(query.get("maxSize") ?? 10);
  const start = Number(query.get("marker") ?? 0);
  if (!(maxSize >= 1 && maxSize <= longestPage && start >= 0)) {
    // The code is a guess.
    throw new ApiError("InvalidHTTPRequest", "There was an error in the HTTP request");
  }
  const begin = query.get("beginTime") ?? "";
  const end = query.get("endTime") ?? instant(8.64e15);
  const found = items.filter(({ createTime }) => createTime >= begin && createTime <= end);
  const next = start + maxSize;
  const isTruncated = next < found.length;
  const marker = { marker: query.get("marker"), nextMarker: isTruncated ? String(next) : null };
  return { isTruncated, ...marker, data: found.slice(start, next) };
}
