import { ApiError } from "../server/api-error.js";
import type { ApiRequest } from "../server/http-server.js";
import { listMedias, listTasks } from "./lists.js";
import type { BaiduResources } from "./resources.js";
import { mediaBasicInfo } from "./uploads.js";

/** A call of the API that looks up media or tasks. */
export interface Lookup {
  readonly action: (typeof lookupActions)[number];
  /** Returns the response. Throws a {@link ApiError}. */
  run(): object;
}

/** The names of all lookups. */
export const lookupActions = [
  "GET /v2/tasks/{taskId}",
  "GET /v2/medias/{mediaId}",
  "GET /v2/tasks",
  "GET /v2/medias",
] as const;

/** Returns the lookup of a request; `undefined` for other calls. */
export function findLookup(
  { method, target }: Pick<ApiRequest, "method" | "target">,
  resources: BaiduResources,
): Lookup | undefined {
  const [path = "", query] = target.split("?");
  const [, folder, id] = /^\/v2\/(tasks|medias)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (method !== "GET" || folder === undefined) return undefined;
  if (id === undefined) {
    const searched = new URLSearchParams(query);
    return folder === "tasks"
      ? { action: "GET /v2/tasks", run: () => listTasks(searched, resources) }
      : { action: "GET /v2/medias", run: () => listMedias(searched, resources) };
  }
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
