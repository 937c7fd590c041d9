import {
  type Confirmation,
  type ConfirmationSource,
  type LookupRequest,
  readRecord,
  type VodEvent,
} from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { askTask } from "./api/ask-task.js";
import { compareMedia } from "./confirmation/media.js";
import { knownTypeOf } from "./confirmation/rebuild.js";
import { compareTask } from "./confirmation/task.js";
import { taskMemberOf } from "./confirmation/task-members.js";

/**
 * Looks up tasks by `DescribeTaskDetail`, and uploads and deletions by `DescribeMediaInfos`.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 * @see https://cloud.tencent.com/document/product/266/31763
 */
export function confirmationSource(api: TencentApi): ConfirmationSource {
  return {
    // The limits of these two actions are unknown; 20 is the lowest that other actions document.
    limits: { callsPerSecond: 20, taskRetentionSeconds: 3 * 24 * 3600 },
    lookupFor,
    async lookup({ about, id }, signal) {
      if (about === "task") return askTask(api, id, signal);
      const Filters = ["basicInfo", "metaData"];
      return api("DescribeMediaInfos", { FileIds: [id], Filters }, signal);
    },
    compare: judge,
  };
}

/** The API keeps no data about restorations, persistences, relays and deletions of single files. */
function lookupFor(event: VodEvent): LookupRequest | undefined {
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

function judge(event: VodEvent, answer: unknown): Confirmation {
  const fields = readRecord(answer);
  if (lookupFor(event)?.about === "task") return compareTask(event, fields);
  return compareMedia(event, fields ?? {});
}
