import {
  lenientObject,
  type Members,
  omitUndefined,
  readList,
  readRecord,
  readText,
  readUrl,
  readUrls,
} from "@vod-events/core/provider";
import { technicalIn } from "./file.js";
import { formatNamed } from "./format.js";

/**
 * The content of WorkflowComplete: the outputs of a workflow. The lists are documented. The members of an output are
 * those of the types `VodTranscodeInfo` and `VodSubtitleInfoCommon` in the SDK, which is inferred. Those of a snapshot
 * are unknown, so that its URLs are taken from any of its members.
 *
 * @see https://www.volcengine.com/docs/4/4657
 */
export const workflowPayload = lenientObject((data) => ({
  ...omitUndefined({ runId: readText(data.RunId), templateId: readText(data.TemplateId) }),
  outputs: [...records(data.TranscodeInfos), ...records(data.AdaptBitrateTranscodeInfos)].map(
    outputIn,
  ),
  snapshots: records(data.Snapshots).map(urlsIn),
  captions: records(data.SmartSubtitles).map(captionIn),
}));

function records(list: unknown): readonly Members[] {
  return readList(list)
    .map(readRecord)
    .filter((item) => item !== undefined);
}

function outputIn(from: Members) {
  return {
    technical: technicalIn(from),
    ...omitUndefined({
      fileId: readText(from.FileId),
      format: formatNamed(readText(from.Format)),
      definition:
        readText(from.Definition) ?? readText(readRecord(from.VideoStreamMeta)?.Definition),
    }),
  };
}

function urlsIn(snapshot: Members): readonly string[] {
  return Object.values(snapshot).flatMap((value) =>
    Array.isArray(value) ? readUrls(value) : (readUrl(value) ?? []),
  );
}

function captionIn(from: Members) {
  return omitUndefined({
    captionId: readText(from.SubtitleId),
    name: readText(from.Title),
    url: readUrl(from.SubtitleUrl),
    format: formatNamed(readText(from.Format)),
  });
}

/** A decoded WorkflowComplete. */
export type WorkflowPayload = typeof workflowPayload._A;
/** A rendition of a decoded WorkflowComplete. */
export type WorkflowOutput = WorkflowPayload["outputs"][number];
