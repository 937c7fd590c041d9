import { type Members, readAs, readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
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

export type FileUpload = t.TypeOf<typeof fileUpload>;
export type PullUpload = t.TypeOf<typeof pullUpload>;

function mediaOf(from: Members) {
  return {
    MediaBasicInfo: readBasicInfo(from.MediaBasicInfo),
    MetaData: readAs(mediaMetaData, from.MetaData),
    ProcedureTaskId: readId(from.ProcedureTaskId),
    ReviewAudioVideoTaskId: readId(from.ReviewAudioVideoTaskId),
  };
}
