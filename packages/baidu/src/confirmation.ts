import {
  type Confirmation,
  type ConfirmationSource,
  differencesOf,
  type LookupRequest,
  readRecord,
  readText,
  type VodEvent,
  withoutNulls,
} from "@vod-events/core/provider";
import type { BaiduVodClient } from "./api/client.js";
import { decode } from "./events/decode.js";
import { normalize } from "./events/normalize.js";

/**
 * Looks up tasks by `GET /v2/tasks/{taskId}` and uploads by `GET /v2/medias/{mediaId}`. Baidu's signature covers the
 * body, so this serves unsigned callbacks. `undefined` for a client without these calls.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
 */
export function confirmationSource(client: BaiduVodClient): ConfirmationSource | undefined {
  const { getTask, getMedia } = client;
  if (getTask === undefined || getMedia === undefined) return undefined;
  return {
    // No limit is documented. This is a low guess.
    limits: { callsPerSecond: 10, taskRetentionSeconds: 7 * 24 * 3600 },
    lookupFor,
    lookup: ({ about, id }, signal) => (about === "task" ? getTask : getMedia)(id, signal),
    compare: (event, answer) =>
      event.type === "media.uploaded" ? compareUpload(event, answer) : compareTask(event, answer),
  };
}

function lookupFor({ type, mediaId, taskId }: VodEvent): LookupRequest | undefined {
  if (type === "media.uploaded") return mediaId ? { about: "media", id: mediaId } : undefined;
  return taskId === undefined ? undefined : { about: "task", id: taskId };
}

/**
 * That the response is a `MediaBasicInfo`, like the event, is inferred. Anyone with access can change a media without
 * a trace, so a difference leaves the event unconfirmed.
 */
function compareUpload(event: VodEvent, answer: unknown): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
  }
  const mediaUploadCompleteEvent = withoutNulls(answer);
  const decoded = decode({ eventType: "MEDIA_UPLOAD_COMPLETE", mediaUploadCompleteEvent });
  const [actual] = decoded.ok ? normalize(decoded.wire) : [];
  if (actual === undefined || actual.mediaId !== event.mediaId) return notDocumented;
  const { changed, missing } = differencesOf(event.data, actual.data, "data");
  const reasons = [...changed, ...missing];
  if (reasons.length === 0) return { status: "confirmed" };
  return {
    status: "unknown",
    reason: `the API differs or has no data about ${reasons.join(", ")}`,
  };
}

/**
 * A task is documented with its id, type and status only, in the sample of a workflow. That cannot confirm the
 * content of an event; it can only show that the task does not exist. A task may still run when a part of it has an
 * event.
 */
function compareTask(event: VodEvent, answer: unknown): Confirmation {
  if (answer === undefined) {
    return { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
  }
  const { taskId } = readRecord(answer) ?? {};
  if (readText(taskId) !== event.taskId) return notDocumented;
  return { status: "unknown", reason: "the API shows the task but not its result" };
}

const notDocumented: Confirmation = {
  status: "unknown",
  reason: "the API answered in a way that is not documented",
};
