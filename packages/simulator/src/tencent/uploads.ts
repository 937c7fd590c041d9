import type { StoredMedia } from "../media/media-library.js";
import type { TencentEvent } from "./event.js";
import { mediaBasicInfo, mediaMetaData } from "./media-info.js";

/**
 * Creates the event of an uploaded file.
 *
 * @see https://cloud.tencent.com/document/product/266/7830
 */
export function newFileUpload(media: StoredMedia): TencentEvent {
  return {
    eventType: "NewFileUpload",
    field: "FileUploadEvent",
    content: {
      FileId: media.id,
      MediaBasicInfo: mediaBasicInfo(media),
      ProcedureTaskId: "",
      ReviewAudioVideoTaskId: "",
      MetaData: mediaMetaData,
    },
  };
}

/**
 * Creates the event of an import. Without a media, the import failed. That a failed import has no media is inferred.
 *
 * @see https://cloud.tencent.com/document/product/266/7831
 */
export function pullComplete(taskId: string, media: StoredMedia | undefined): TencentEvent {
  return {
    eventType: "PullComplete",
    field: "PullCompleteEvent",
    content: {
      TaskId: taskId,
      Status: "FINISH",
      ErrCode: media === undefined ? 60000 : 0,
      Message: media === undefined ? "The source file is unreadable" : "SUCCESS",
      FileId: media?.id ?? "",
      MediaBasicInfo: media === undefined ? null : mediaBasicInfo(media),
      MetaData: media === undefined ? null : mediaMetaData,
      FileUrl: media?.url ?? "",
      ProcedureTaskId: "",
      ReviewAudioVideoTaskId: "",
      Progress: 100,
      SessionContext: "",
      SessionId: "",
    },
  };
}
