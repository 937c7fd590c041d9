import { eventId, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { FileUpload, PullUpload } from "../wire/ingest.js";
import { followUpTaskIds } from "./follow-up.js";
import { mediaOf } from "./media.js";
import { nativeFields } from "./native.js";
import { taskEvent } from "./task-event.js";

/** An upload. It is sent only on success, and contains the media's creation time instead of its own. */
export function uploaded(wire: WireEvent<FileUpload>): VodEventOf<"media.uploaded"> {
  const { content } = wire;
  return omitUndefined({
    type: "media.uploaded" as const,
    ...nativeFields(wire),
    id: eventId("tencent", "NewFileUpload", content.FileId),
    outcome: "succeeded" as const,
    mediaId: content.FileId,
    passthrough: content.MediaBasicInfo?.SourceInfo?.SourceContext,
    data: {
      media: mediaOf(content.MediaBasicInfo, content.MetaData),
      followUpTaskIds: followUpTaskIds(content),
    },
  });
}

/**
 * The end of a pull upload. `FileUrl` is the URL of the new media; the source is not repeated. The task and its media
 * can each have a passthrough text; the task's takes precedence.
 */
export function imported(wire: WireEvent<PullUpload>): VodEventOf<"media.imported"> {
  const { content } = wire;
  return omitUndefined({
    type: "media.imported" as const,
    ...taskEvent(wire),
    mediaId: content.FileId,
    passthrough: content.SessionContext ?? content.MediaBasicInfo?.SourceInfo?.SourceContext,
    data: {
      media: mediaOf(content.MediaBasicInfo, content.MetaData, content.FileUrl),
      followUpTaskIds: followUpTaskIds(content),
    },
  });
}
