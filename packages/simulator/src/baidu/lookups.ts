import type { MediaLibrary } from "../media/media-library.js";
import { BaiduApiError } from "./api-error.js";
import type { BaiduTasks } from "./tasks.js";
import { mediaBasicInfo } from "./uploads.js";

/** The objects of an account that can be looked up by id. */
export interface BaiduLibrary {
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

/** A lookup call. */
export interface Lookup {
  readonly action: "GET /v2/tasks/{taskId}" | "GET /v2/medias/{mediaId}";
  /** Returns the response. Throws a {@link BaiduApiError}. */
  run(): object;
}

/** Returns the lookup of a method and path; `undefined` for other calls. */
export function findLookup(method: string, path: string, stock: BaiduLibrary): Lookup | undefined {
  const [, folder, id = ""] = /^\/v2\/(tasks|medias)\/([^/]+)$/.exec(path) ?? [];
  if (method !== "GET" || folder === undefined) return undefined;
  return folder === "tasks"
    ? { action: "GET /v2/tasks/{taskId}", run: () => findTask(id, stock) }
    : { action: "GET /v2/medias/{mediaId}", run: () => findMedia(id, stock) };
}

/** The code is inferred from that of a media. */
function findTask(id: string, { tasks }: BaiduLibrary): object {
  const task = tasks.find(id);
  if (task === undefined) throw new BaiduApiError("TaskNotFound", "Task not found", 404);
  return task;
}

/**
 * The shape of a media is inferred from its event.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
function findMedia(id: string, { library }: BaiduLibrary): object {
  const media = library.find(id);
  if (media === undefined) throw new BaiduApiError("MediaNotFound", "Media not found", 404);
  return mediaBasicInfo(media);
}
