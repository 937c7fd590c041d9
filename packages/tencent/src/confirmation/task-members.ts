import { type Members, readRecord } from "@vod-events/core/provider";
import { table } from "../events/table.js";

/** The types that have no task to look up. */
const withoutTask: ReadonlySet<string> = new Set([
  ...["NewFileUpload", "FileDeleted", "RestoreMediaComplete"],
  ...["MediaCastStatusChanged", "PersistenceComplete"],
]);

/** The members that are not named like their type. */
const otherMembers: Readonly<Record<string, string>> = {
  ProcedureStateChanged: "ProcedureTask",
  PullComplete: "PullUploadTask",
  CreateSnapshotByTimeOffsetComplete: "SnapshotByTimeOffsetTask",
};

/**
 * The member of a `DescribeTaskDetail` response that holds the content of an event, by event type: `EditMediaTask` for
 * `EditMediaComplete`. The SDK's types have the same structure for both, except `ProcessImageAsync`, whose event is
 * assumed to match, and `PullUploadTask`, which holds the current media.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
const members: ReadonlyMap<string, string> = new Map(
  Object.keys(table)
    .filter((type) => !withoutTask.has(type))
    .map((type) => [type, otherMembers[type] ?? `${stemOf(type)}Task`]),
);

function stemOf(type: string): string {
  return type.replace(/(Task)?(Complete)?(Event)?$/, "");
}

/** The members of a response, with the event type of each. */
export const taskMembers: readonly (readonly [type: string, member: string])[] = [...members];

/** The task types that are not named like their member. */
const otherNames: Readonly<Record<string, string>> = {
  ImageSprites: "CreateImageSpriteTask",
  WechatDistribute: "WechatPublishTask",
};

/** Returns the event type of a task type, as `DescribeTasks` names it; `undefined` when unknown. */
export function typeOfTask(taskType: string): string | undefined {
  const member = otherNames[taskType] ?? `${taskType.replace(/Task$/, "")}Task`;
  return taskMembers.find(([, each]) => each === member)?.[0];
}

/** Tells whether a response contains the content of a known task. */
export function hasTask(answer: Members): boolean {
  return [...members.values()].some((member) => readRecord(answer[member]) !== undefined);
}

/** Returns the member for an event type; `undefined` when there is none. */
export function taskMemberOf(knownType: string): string | undefined {
  return members.get(knownType);
}
