import type { MediaLibrary } from "../media/media-library.js";
import { ApiError } from "../server/api-error.js";
import type { TencentActions } from "./actions.js";
import { describedMedia } from "./media-info.js";
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
      run: ({ FileIds: ids }) => describeFiles(readIds(ids), library),
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

function readIds(value: unknown): readonly string[] {
  if (value === undefined) throw missing("FileIds");
  if (!Array.isArray(value) || !value.every((id) => typeof id === "string")) {
    throw new ApiError("InvalidParameterValue", "FileIds is not a list of strings");
  }
  if (value.length > maxFiles) {
    throw new ApiError("InvalidParameterValue", `FileIds must have at most ${maxFiles} ids`);
  }
  return value;
}

function missing(parameter: string): ApiError {
  return new ApiError("MissingParameter", `The parameter ${parameter} is missing`);
}
