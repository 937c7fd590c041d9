import type { MediaLibrary } from "../media/media-library.js";
import { BaiduApiError } from "./api-error.js";
import type { BaiduTasks } from "./tasks.js";
import { mediaBasicInfo } from "./uploads.js";

/** What an account has that can be read back by its id. */
export interface BaiduStock {
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

/** A call that reads something back. */
export interface LookUp {
  readonly action: "GET /v2/tasks/{taskId}" | "GET /v2/medias/{mediaId}";
  /** Gives the answer; throws a {@link BaiduApiError}. */
  run(): object;
}

/** The call that a method and a path stand for; `undefined` where they stand for another. */
export function lookUpOf(method: string, path: string, stock: BaiduStock): LookUp | undefined {
  const [, folder, id = ""] = /^\/v2\/(tasks|medias)\/([^/]+)$/.exec(path) ?? [];
  if (method !== "GET" || folder === undefined) return undefined;
  return folder === "tasks"
    ? { action: "GET /v2/tasks/{taskId}", run: () => findTask(id, stock) }
    : { action: "GET /v2/medias/{mediaId}", run: () => findMedia(id, stock) };
}

/** The code is inferred from that of a media. */
function findTask(id: string, { tasks }: BaiduStock): object {
  const task = tasks.find(id);
  if (task === undefined) throw new BaiduApiError("TaskNotFound", "Task not found", 404);
  return task;
}

/**
 * That a media is told of as in its event is inferred.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
function findMedia(id: string, { library }: BaiduStock): object {
  const media = library.find(id);
  if (media === undefined) throw new BaiduApiError("MediaNotFound", "Media not found", 404);
  return mediaBasicInfo(media);
}
