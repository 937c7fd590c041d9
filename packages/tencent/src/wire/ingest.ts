import { type Members, readAs, readText, readUrl } from "@vod-events/core/provider";
import { objectWith, readId } from "./field.js";
import { mediaMetaData, readBasicInfo } from "./media.js";
import { taskResultOf } from "./task-result.js";

/** `FileUploadEvent`. */
export const fileUpload = objectWith("FileId", (FileId, from) => ({ FileId, ...mediaOf(from) }));

/** `PullCompleteEvent`. */
export const pullUpload = objectWith("TaskId", (TaskId, from) => ({
  TaskId,
  FileId: readId(from.FileId),
  FileUrl: readUrl(from.FileUrl),
  SessionContext: readText(from.SessionContext),
  ...taskResultOf(from),
  ...mediaOf(from),
}));

export type FileUpload = typeof fileUpload._A;
export type PullUpload = typeof pullUpload._A;

function mediaOf(from: Members) {
  return {
    MediaBasicInfo: readBasicInfo(from.MediaBasicInfo),
    MetaData: readAs(mediaMetaData, from.MetaData),
    ProcedureTaskId: readId(from.ProcedureTaskId),
    ReviewAudioVideoTaskId: readId(from.ReviewAudioVideoTaskId),
  };
}
