import type { CloudParts } from "../cloud/compose.js";
import type { MediaLibrary } from "../media/media-library.js";
import { ApiError } from "../server/api-error.js";
import type { BaiduConfigStore } from "./config.js";
import { listMedias, listTasks } from "./lists.js";
import type { BaiduTasks } from "./tasks.js";
import { mediaBasicInfo } from "./uploads.js";

/** The actions of the simulated API: the method and path. */
export const baiduActions = [
  "GET /v2/callback",
  "PUT /v2/callback",
  "GET /v2/tasks/{taskId}",
  "GET /v2/medias/{mediaId}",
  "GET /v2/tasks",
  "GET /v2/medias",
] as const;

/** A request of a known action. */
export interface BaiduCall {
  /** The id in the path; empty when it has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

/** The handler of each action. It returns the response, if it has a body. Throws a {@link ApiError}. */
export type BaiduRoutes = Readonly<
  Record<(typeof baiduActions)[number], (call: BaiduCall) => object | undefined>
>;

/** What the API shows and changes. */
export interface BaiduRoutesOptions extends Pick<CloudParts, "extraConfig"> {
  readonly config: BaiduConfigStore;
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}

/**
 * The callback config, and the lookups and lists of tasks and media. The shape of a media is inferred from its event.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
 * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export function baiduRoutes(options: BaiduRoutesOptions): BaiduRoutes {
  const { config, library, tasks, extraConfig } = options;
  return {
    "GET /v2/callback": () => ({ ...config.current, ...extraConfig }),
    "PUT /v2/callback": ({ body }) => {
      config.patch(parse(body));
      return undefined;
    },
    "GET /v2/tasks/{taskId}": ({ id }) => {
      const task = tasks.find(id);
      // The code is inferred from the code for a media.
      if (task === undefined) throw new ApiError("TaskNotFound", "Task not found", 404);
      return task;
    },
    "GET /v2/medias/{mediaId}": ({ id }) => {
      const media = library.find(id);
      if (media === undefined) throw new ApiError("MediaNotFound", "Media not found", 404);
      return mediaBasicInfo(media);
    },
    "GET /v2/tasks": ({ query }) => listTasks(query, tasks),
    "GET /v2/medias": ({ query }) => listMedias(query, library),
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ApiError("MalformedJSON", "The JSON you provided was not well-formed");
  }
}
