import {
  lenientObject,
  omitUndefined,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readKilobits } from "./field.js";

/** An output of a transcoding job: the members of StreamTranscodeComplete, or an item of `StreamInfos`. */
export const streamInfo = lenientObject((from) =>
  omitUndefined({
    jobId: readText(from.JobId),
    status: readText(from.Status),
    errorCode: readText(from.ErrorCode),
    errorMessage: readText(from.ErrorMessage),
    definition: readText(from.Definition),
    fileUrl: readUrl(from.FileUrl),
    format: readText(from.Format),
    sizeBytes: readPositive(from.Size),
    durationSeconds: readPositive(from.Duration),
    bitrateBps: readKilobits(from.Bitrate),
    framesPerSecond: readPositive(from.Fps),
    widthPixels: readPositive(from.Width),
    heightPixels: readPositive(from.Height),
  }),
);

export type StreamInfo = typeof streamInfo._A;
