import {
  lenientObject,
  type Members,
  omitUndefined,
  optionalObject,
  readPositive,
  readRecord,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { mediaIn, technicalIn } from "./file.js";

/**
 * The content of an upload or import. The cover is a URI in the storage, not a URL. That `WorkflowInfo` names its task
 * `RunId` is inferred.
 */
export const uploadPayload = lenientObject((data) => {
  const origin = optionalObject({ kind: readText(data.VodUploadSource) });
  const url = readUrl(data.PlayUrl);
  return {
    media: { ...mediaIn(sourceOf(data)), ...omitUndefined({ url, origin }) },
    ...omitUndefined({
      jobId: readText(data.JobId),
      sourceUrl: readUrl(data.SourceUrl),
      runId: readText(readRecord(data.WorkflowInfo)?.RunId),
    }),
  };
});

/** The content of UploadGetMetaComplete. */
export const metaPayload = lenientObject((data) => technicalIn(sourceOf(data)));

/** The content of SyncURIComplete. The new media is in `Extra`, when the sync creates one. */
export const syncPayload = lenientObject((data) =>
  omitUndefined({
    targetId: readText(readRecord(data.Extra)?.TargetVid),
    targetUri: readText(readRecord(data.Dst)?.URI),
    sizeBytes: readPositive(data.Size),
  }),
);

function sourceOf({ SourceInfo }: Members): Members {
  return readRecord(SourceInfo) ?? {};
}

export type UploadPayload = typeof uploadPayload._A;
export type SyncPayload = typeof syncPayload._A;
