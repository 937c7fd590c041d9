import type { MediaLibrary } from "../media/media-library.js";
import { ApiError } from "../server/api-error.js";
import type { TencentActions } from "./actions.js";
import { describedMedia } from "./media-info.js";
import { missing, readRequiredTexts } from "./parameters.js";
import type { TencentTasks } from "./tasks.js";

const maxFiles = 20;

/** Returns the actions that look up tasks and media by id. */
export function lookupActions(tasks: TencentTasks, library: MediaLibrary): TencentActions {
  return {
    DescribeTaskDetail: {
      parameters: ["TaskId"],
      run({ TaskId: id }) {
        if (typeof id !== "string") throw missing("TaskId");
        const task = tasks.describe(id);
        // The code is inferred.
        if (task === undefined) throw new ApiError("ResourceNotFound", "The task does not exist");
        return task;
      },
    },
    DescribeMediaInfos: {
      parameters: ["FileIds", "Filters"],
      run: ({ FileIds: ids }) =>
        describeFiles(readRequiredTexts("FileIds", ids, { least: 0, most: maxFiles }), library),
    },
  };
}

/** Ignores the filters and always returns both kinds of information. */
function describeFiles(ids: readonly string[], library: MediaLibrary): object {
  const found = ids.flatMap((id) => library.find(id) ?? []);
  return {
    MediaInfoSet: found.map(describedMedia),
    NotExistFileIdSet: ids.filter((id) => library.find(id) === undefined),
  };
}
