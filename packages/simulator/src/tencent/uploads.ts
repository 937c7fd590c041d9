import type { StoredMedia } from "../media/media-library.js";
import type { TencentEvent } from "./event.js";
import { mediaBasicInfo, mediaMetaData } from "./media-info.js";

/**
 * A file was uploaded.
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
 * The cloud fetched a file, or failed to read it if there is no media. That a failure has no media
 * at all is inferred.
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
