import type { VodEventType } from "../event/event.js";
import type { MediaState, MediaStatus } from "./media-state.js";

/** Derives the status of a media from its facts. */
export function statusOf({ deleted, ready, failure, uploaded }: MediaState): MediaStatus {
  if (deleted !== undefined) return "deleted";
  if (ready !== undefined) return "ready";
  const isFailed = failure !== undefined && !(isOfUpload(failure.type) && uploaded !== undefined);
  if (isFailed) return "failed";
  return uploaded === undefined ? "pending" : "uploaded";
}

/** A file that exists after all makes a failed upload meaningless. */
function isOfUpload(type: VodEventType): boolean {
  return type === "media.uploaded" || type === "media.imported" || type === "upload.canceled";
}
