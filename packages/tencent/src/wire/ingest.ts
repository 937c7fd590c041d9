import { readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { objectWith, readId } from "./field.js";
import { mediaMetaData, readBasicInfo } from "./media.js";
import { taskResultMembers } from "./task-result.js";

const mediaMembers = {
  MediaBasicInfo: readBasicInfo,
  MetaData: mediaMetaData,
  ProcedureTaskId: readId,
  ReviewAudioVideoTaskId: readId,
};

/** `FileUploadEvent`. */
export const fileUpload = objectWith("FileId", mediaMembers);

/** `PullCompleteEvent`. */
export const pullUpload = objectWith("TaskId", {
  FileId: readId,
  FileUrl: readUrl,
  SessionContext: readText,
  ...taskResultMembers,
  ...mediaMembers,
});

export type FileUpload = t.TypeOf<typeof fileUpload>;
export type PullUpload = t.TypeOf<typeof pullUpload>;
