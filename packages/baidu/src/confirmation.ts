import {
  type Confirmation,
  type ConfirmationSource,
  differencesOf,
  type LookupRequest,
  readText,
  type VodEvent,
} from "@vod-events/core/provider";
import * as t from "io-ts";
import { asVodErrors } from "./api/as-vod-errors.js";
import type { BaiduVodClient } from "./api/client.js";
import { decode } from "./decode.js";
import { normalize } from "./normalize.js";

/**
 * Reads events back through `GET /v2/tasks/{taskId}`, and uploads through `GET /v2/medias/{mediaId}`. Baidu's
 * signature covers the body, so this is for callbacks that are taken unsigned. `undefined` for a client without
 * the two calls.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export function confirmationSource(client: BaiduVodClient): ConfirmationSource | undefined {
  const { getTask, getMedia } = client;
  if (getTask === undefined || getMedia === undefined) return undefined;
  return {
    // No limit is documented; this is a guess that is low.
    limits: { callsPerSecond: 10, taskRetentionSeconds: 7 * 24 * 3600 },
    lookupFor: inquiryOf,
    lookup({ about, id }, signal) {
      const call = about === "task" ? getTask : getMedia;
      return asVodErrors(() => call.call(client, id, signal), signal);
    },
    compare: (event, answer) =>
      event.type === "media.uploaded" ? judgeUpload(event, answer) : judgeTask(event, answer),
  };
}

function inquiryOf({ type, mediaId, taskId }: VodEvent): LookupRequest | undefined {
  if (type === "media.uploaded") return mediaId ? { about: "media", id: mediaId } : undefined;
  return taskId === undefined ? undefined : { about: "task", id: taskId };
}

/**
 * That the answer is a `MediaBasicInfo`, as the event is, is inferred. Anybody may change a media, and nothing in
 * it tells whether somebody did, so that what differs is unknown.
 */
function judgeUpload(event: VodEvent, answer: unknown): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
  }
  const decoded = decode({ eventType: "MEDIA_UPLOAD_COMPLETE", mediaUploadCompleteEvent: answer });
  const [told] = decoded.ok ? normalize(decoded.wire) : [];
  if (told === undefined || told.mediaId !== event.mediaId) return notDocumented;
  const { changed, missing } = differencesOf(event.data, told.data, "data");
  const reasons = [...changed, ...missing];
  if (reasons.length === 0) return { status: "confirmed" };
  return {
    status: "unknown",
    reason: `the API tells otherwise or nothing of ${reasons.join(", ")}`,
  };
}

/**
 * What is documented of a task is its id, its type and its status, and the sample of a workflow: whether what an
 * event tells is true cannot be learned from that, only that there is no such task. It may go on when a part of it
 * is told of.
 */
function judgeTask(event: VodEvent, answer: unknown): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
  }
  const { taskId } = t.UnknownRecord.is(answer) ? answer : {};
  if (readText(taskId) !== event.taskId) return notDocumented;
  return { status: "unknown", reason: "the API tells the task and not what came of it" };
}

const notDocumented: Confirmation = {
  status: "unknown",
  reason: "the API answered in a way that is not documented",
};
