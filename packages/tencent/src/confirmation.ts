import {
  type Confirmation,
  type ConfirmationSource,
  isVodError,
  type LookupRequest,
  type VodEvent,
} from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { judgeMedia } from "./confirmation/media.js";
import { knownTypeOf } from "./confirmation/rebuild.js";
import { judgeTask } from "./confirmation/task.js";
import { taskMemberOf } from "./confirmation/task-members.js";
import { readRecord } from "./wire/field.js";

/**
 * Reads events back through `DescribeTaskDetail`, and uploads and deletions through `DescribeMediaInfos`.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 * @see https://cloud.tencent.com/document/product/266/31763
 */
export function confirmationSource(api: TencentApi): ConfirmationSource {
  return {
    // The pages of the two were not read; 20 is the least that those of other actions document.
    limits: { callsPerSecond: 20, taskRetentionSeconds: 3 * 24 * 3600 },
    lookupFor: inquiryOf,
    async lookup({ about, id }, signal) {
      if (about === "task") return askTask(api, id, signal);
      const Filters = ["basicInfo", "metaData"];
      return api("DescribeMediaInfos", { FileIds: [id], Filters }, signal);
    },
    compare: judge,
  };
}

/** Of a restoration, a persistence, a relay and the deletion of some files the API keeps nothing. */
function inquiryOf(event: VodEvent): LookupRequest | undefined {
  const { mediaId, taskId } = event;
  const knownType = knownTypeOf(event);
  if (knownType === undefined) return undefined;
  if (taskMemberOf(knownType) !== undefined) {
    return taskId === undefined ? undefined : { about: "task", id: taskId };
  }
  const isOfMedia =
    event.type === "media.uploaded" ||
    (event.type === "media.deleted" && event.data.parts === "all");
  return isOfMedia && mediaId !== undefined ? { about: "media", id: mediaId } : undefined;
}

async function askTask(api: TencentApi, id: string, signal: AbortSignal | undefined) {
  return api("DescribeTaskDetail", { TaskId: id }, signal).catch((error: unknown) => {
    if (isNoSuchTask(error)) return undefined;
    throw error;
  });
}

/** Which code stands for a task that there is not is inferred: the other parameter of the call is right. */
function isNoSuchTask(error: unknown): boolean {
  if (!isVodError(error)) return false;
  return /^(ResourceNotFound|InvalidParameterValue)(\.|$)/.test(error.nativeCode ?? "");
}

function judge(event: VodEvent, answer: unknown): Confirmation {
  const fields = readRecord(answer);
  if (inquiryOf(event)?.about === "task") return judgeTask(event, fields);
  return judgeMedia(event, fields ?? {});
}
