import {
  lenientObject,
  omitUndefined,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";

/**
 * The payload of an upload. The spelling of the URL differs between the events. `FileType` is `Stream` when a transcoded
 * stream was uploaded.
 */
export const uploadPayload = lenientObject((from) =>
  omitUndefined({
    jobId: readText(from.JobId),
    fileUrl: readUrl(from.FileUrl) ?? readUrl(from.FileURL),
    fileType: readText(from.FileType),
    sourceUrl: readUrl(from.SourceURL),
    sizeBytes: readPositive(from.Size),
  }),
);

export type UploadPayload = typeof uploadPayload._A;
