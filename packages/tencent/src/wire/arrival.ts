import * as t from "io-ts";
import { optional, optionalId, requiredId, text } from "./field.js";
import { mediaBasicInfo, mediaMetaData } from "./media.js";
import { taskResult } from "./task-result.js";

const media = {
  MediaBasicInfo: mediaBasicInfo,
  MetaData: optional(mediaMetaData),
  ProcedureTaskId: optionalId,
  ReviewAudioVideoTaskId: optionalId,
};

/** `FileUploadEvent`. */
export const fileUpload = t.type({ FileId: requiredId, ...media }, "an object with a FileId");

/** `PullCompleteEvent`. */
export const pullUpload = t.type(
  {
    TaskId: requiredId,
    FileId: optionalId,
    FileUrl: text,
    SessionContext: text,
    ...taskResult,
    ...media,
  },
  "an object with a TaskId",
);

export type FileUpload = t.TypeOf<typeof fileUpload>;
export type PullUpload = t.TypeOf<typeof pullUpload>;
