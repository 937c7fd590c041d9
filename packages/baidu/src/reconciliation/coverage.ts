import { notCovered, partlyCovered, type ReconciliationCoverage } from "@vod-events/core/provider";
import type { NativeType } from "../events/table.js";

const taskCalls = ["GET /v2/tasks", "GET /v2/tasks/{taskId}"];

/** A part of a task. The API shows no time of its own. */
const part = partlyCovered(
  taskCalls,
  "The time is the end of the whole task. A part without a preset is left out.",
);

/**
 * What the API tells of each native type. The members of a task are those of Baidu's Java SDK; the documentation shows
 * a workflow only.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 * @see https://github.com/baidubce/bce-sdk-java
 */
export const coverage: Readonly<Record<NativeType, ReconciliationCoverage>> = {
  MEDIA_UPLOAD_COMPLETE: partlyCovered(
    ["GET /v2/medias"],
    "The time is the creation of the media. A media that was deleted meanwhile is not shown. One that a fetch is creating may be taken for an upload, if the list of tasks does not name it.",
  ),
  MEDIA_FETCH_COMPLETE: { covers: "full", calls: taskCalls },
  MEDIA_TRANSCODE_COMPLETE: part,
  MEDIA_THUMBNAIL_COMPLETE: part,
  MEDIA_ANALYSIS_COMPLETE: part,
  MEDIA_REGULATION_COMPLETE: part,
  COMPOSE_TASK_STATUS_CHANGE: partlyCovered(taskCalls, "Only the end of the task is shown."),
  VIDEO_GENERATE_COMPLETE: notCovered(
    "No documented response of the API contains a generated video's task.",
  ),
};
