import { notCovered, partlyCovered, type ReconciliationCoverage } from "@vod-events/core/provider";
import { taskMembers } from "../confirmation/task-members.js";
import { table } from "../events/table.js";

const calls = ["DescribeTasks", "DescribeTaskDetail"];

/** An event of a task that `DescribeTasks` documents to list. */
const task: ReconciliationCoverage = { covers: "full", calls };

const documented: Readonly<Record<string, ReconciliationCoverage>> = {
  NewFileUpload: partlyCovered(
    ["SearchMedia"],
    "The ids of the tasks that the upload started, and media that were deleted since. An import counts as an upload, too.",
  ),
  ProcedureStateChanged: partlyCovered(calls, "The progress of a procedure. Its end is complete."),
  ...{ EditMediaComplete: task, ReviewAudioVideoComplete: task, ReduceMediaBitrateComplete: task },
  ...{ TranscodeComplete: task, CreateSnapshotByTimeOffsetComplete: task, ConcatComplete: task },
  ...{ ClipComplete: task, CreateImageSpriteComplete: task, WechatPublishComplete: task },
  FileDeleted: partlyCovered(
    ["DescribeMediaInfos"],
    "Deletions of parts. Whole media are found by a search for deletions only, and when their upload was received.",
  ),
};

const unlisted = notCovered(
  "The page of DescribeTasks does not say that it lists such tasks. If it does, their events are made.",
);
const noTask = notCovered("The API keeps no data about it.");

const typesOfTasks = new Set(taskMembers.map(([type]) => type));

/** What the API tells of each native type. */
export const coverage: Readonly<Record<string, ReconciliationCoverage>> = Object.fromEntries(
  Object.keys(table).map((type) => [
    type,
    documented[type] ?? (typesOfTasks.has(type) ? unlisted : noTask),
  ]),
);
