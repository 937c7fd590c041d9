import type { MediaLibrary } from "../media/media-library.js";
import type { TencentAction } from "./actions.js";
import { TencentApiError } from "./api-error.js";
import { mediaBasicInfo, mediaMetaData } from "./media-info.js";
import type { TencentTasks } from "./tasks.js";

const mostFiles = 20;

/** The lookup actions for tasks and media by id. */
export function lookUpActions(
  tasks: TencentTasks,
  library: MediaLibrary,
): ReadonlyMap<string, TencentAction> {
  const describeTask: TencentAction = {
    parameters: ["TaskId"],
    run({ TaskId: id }) {
      if (typeof id !== "string") throw missing("TaskId");
      const answer = tasks.describe(id);
      // That this is the code for it is inferred.
      if (answer === undefined)
        throw new TencentApiError("ResourceNotFound", "There is no such task");
      return answer;
    },
  };
  const describeMedia: TencentAction = {
    parameters: ["FileIds", "Filters"],
    run: ({ FileIds: ids }) => describeFiles(readIds(ids), library),
  };
  return new Map([
    ["DescribeTaskDetail", describeTask],
    ["DescribeMediaInfos", describeMedia],
  ]);
}

/** Filters are not heeded: the two kinds of information there are always come. */
function describeFiles(ids: readonly string[], library: MediaLibrary): object {
  const found = ids.flatMap((id) => library.find(id) ?? []);
  return {
    MediaInfoSet: found.map((media) => ({
      BasicInfo: mediaBasicInfo(media),
      MetaData: mediaMetaData,
      TranscodeInfo: null,
      FileId: media.id,
    })),
    NotExistFileIdSet: ids.filter((id) => library.find(id) === undefined),
  };
}

function readIds(value: unknown): readonly string[] {
  if (value === undefined) throw missing("FileIds");
  if (!Array.isArray(value) || !value.every((id) => typeof id === "string")) {
    throw new TencentApiError("InvalidParameterValue", "FileIds is no list of texts");
  }
  if (value.length > mostFiles) {
    throw new TencentApiError("InvalidParameterValue", `FileIds takes ${mostFiles} ids at most`);
  }
  return value;
}

function missing(parameter: string): TencentApiError {
  return new TencentApiError("MissingParameter", `The parameter ${parameter} is missing`);
}
