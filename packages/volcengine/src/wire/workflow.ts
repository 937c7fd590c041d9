import {
  formatNamed,
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

/**
 * The content of WorkflowComplete: the outputs of a workflow. The lists are documented. That their members are those of
 * the types `VodTranscodeInfo`, `SnapshotResult` and `VodSubtitleInfo` in the SDKs is inferred: the result of a workflow
 * has them.
 *
 * @see https://www.volcengine.com/docs/4/4657
 * @see https://github.com/volcengine/volc-sdk-golang/blob/main/service/vod/models/business/vod_workflow.pb.go
 */
export const workflowPayload = lenientObject((data) => ({
  ...omitUndefined({ runId: readText(data.RunId), templateId: readText(data.TemplateId) }),
  outputs: [...records(data.TranscodeInfos), ...records(data.AdaptBitrateTranscodeInfos)].map(
    outputIn,
  ),
  snapshots: records(data.Snapshots).map(snapshotIn),
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

/** The type of a snapshot is also the name of the member with its files. These are URIs in the storage, or URLs. */
function snapshotIn({ Type, ...from }: Members) {
  const kind = readText(Type);
  const files = readRecord(from[kind ?? ""]);
  const single = readUrl(files?.StoreUri);
  const urls = [...(single === undefined ? [] : [single]), ...readUrls(files?.StoreUris)];
  return { urls, ...omitUndefined({ kind }) };
}

function captionIn(from: Members) {
  return omitUndefined({
    captionId: readText(from.SubtitleId),
    name: readText(from.Title),
    url: readUrl(from.SubtitleUrl),
    format: formatNamed(readText(from.Format)),
  });
}

export type WorkflowPayload = typeof workflowPayload._A;
export type WorkflowSnapshot = WorkflowPayload["snapshots"][number];
export type WorkflowOutput = WorkflowPayload["outputs"][number];
