import { eventId, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { ImportWire, UploadWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";
import { followUpTaskIds } from "./follow-up.js";
import { mediaOf } from "./media.js";
import { nativeFields } from "./native.js";
import { taskEvent } from "./task-event.js";

/** An upload: it is only told of when it succeeded. Its own time is not told, only the media's creation. */
export function uploaded(wire: UploadWire): VodEventOf<"media.uploaded"> {
  const { content } = wire;
  return omitUndefined({
    type: "media.uploaded" as const,
    ...nativeFields(wire),
    id: eventId(providerId, "NewFileUpload", content.FileId),
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
 * The end of a pull upload. `FileUrl` is where the new media is; the source is not repeated. Such a task
 * takes a text for itself and another for its media; the task's is returned, else the media's.
 */
export function imported(wire: ImportWire): VodEventOf<"media.imported"> {
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
