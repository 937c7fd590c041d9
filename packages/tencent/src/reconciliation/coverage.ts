import type { ReconciliationCoverage } from "@vod-events/core/provider";
import { taskMembers } from "../confirmation/task-members.js";
import { table } from "../events/table.js";

const calls = ["DescribeTasks", "DescribeTaskDetail"];

/** An event of a task that `DescribeTasks` documents to list. */
const task: ReconciliationCoverage = { covers: "full", calls };

const documentedTasks: Readonly<Record<string, ReconciliationCoverage>> = {
  NewFileUpload: {
    covers: "partial",
    calls: ["SearchMedia"],
    missing:
      "The ids of the tasks that the upload started, and media that were deleted since. An import counts as an upload, too.",
  },
  ProcedureStateChanged: {
    covers: "partial",
    calls,
    missing: "The progress of a procedure. Its end is complete.",
  },
  ...{ EditMediaComplete: task, ReviewAudioVideoComplete: task, ReduceMediaBitrateComplete: task },
  ...{ TranscodeComplete: task, CreateSnapshotByTimeOffsetComplete: task, ConcatComplete: task },
  ...{ ClipComplete: task, CreateImageSpriteComplete: task, WechatPublishComplete: task },
};

const unlisted: ReconciliationCoverage = {
  covers: "none",
  calls: [],
  missing:
    "The page of DescribeTasks does not say that it lists such tasks. If it does, their events are made.",
};

const others: Readonly<Record<string, ReconciliationCoverage>> = {
  FileDeleted: {
    covers: "partial",
    calls: ["DescribeMediaInfos"],
    missing:
      "Deletions of parts. Whole media are found by a search for deletions only, and when their upload was received.",
  },
};

const noTask: ReconciliationCoverage = {
  covers: "none",
  calls: [],
  missing: "The API keeps no data about it.",
};

const typesOfTasks = new Set(taskMembers.map(([type]) => type));

/** What the API tells of each native type. */
export const coverage: Readonly<Record<string, ReconciliationCoverage>> = Object.fromEntries(
  Object.keys(table).map((type) => [
    type,
    documentedTasks[type] ?? others[type] ?? (typesOfTasks.has(type) ? unlisted : noTask),
  ]),
);
