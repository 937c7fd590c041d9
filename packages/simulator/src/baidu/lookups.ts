import type { MediaLibrary } from "../media/media-library.js";
import { ApiError } from "../server/api-error.js";
import type { BaiduTasks } from "./tasks.js";
import { mediaBasicInfo } from "./uploads.js";

/** The media and tasks of an account, which can be looked up by id. */
export interface BaiduResources {
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

/** A lookup call of the API. */
export interface Lookup {
  readonly action: "GET /v2/tasks/{taskId}" | "GET /v2/medias/{mediaId}";
  /** Returns the response. Throws a {@link ApiError}. */
  run(): object;
}

/** Returns the lookup of a method and path; `undefined` for other calls. */
export function findLookup(
  method: string,
  path: string,
  resources: BaiduResources,
): Lookup | undefined {
  const [, folder, id = ""] = /^\/v2\/(tasks|medias)\/([^/]+)$/.exec(path) ?? [];
  if (method !== "GET" || folder === undefined) return undefined;
  return folder === "tasks"
    ? { action: "GET /v2/tasks/{taskId}", run: () => findTask(id, resources) }
    : { action: "GET /v2/medias/{mediaId}", run: () => findMedia(id, resources) };
}

/** Finds a task. The code `TaskNotFound` is inferred from the code for a media. */
function findTask(id: string, { tasks }: BaiduResources): object {
  const task = tasks.find(id);
  if (task === undefined) throw new ApiError("TaskNotFound", "Task not found", 404);
  return task;
}

/**
 * Finds a media. The shape of the response is inferred from the media's event.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
function findMedia(id: string, { library }: BaiduResources): object {
  const media = library.find(id);
  if (media === undefined) throw new ApiError("MediaNotFound", "Media not found", 404);
  return mediaBasicInfo(media);
}
