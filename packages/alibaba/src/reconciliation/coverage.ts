import { notCovered, partlyCovered, type ReconciliationCoverage } from "@vod-events/core/provider";
import type { NativeType } from "../events/table.js";

const repeated = notCovered(
  "A media may have this event several times. Only its time tells them apart, which the API does not show.",
);
const byJob = notCovered("The API finds such a job by its id only, and lists none.");
const gone = notCovered("The API shows what exists, not what was deleted.");

/**
 * What the API tells of each native type.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo
 */
export const coverage: Readonly<Record<NativeType, ReconciliationCoverage>> = {
  FileUploadComplete: repeated,
  ImageUploadComplete: repeated,
  AttachedMediaUploadComplete: repeated,
  UploadByURLComplete: byJob,
  VideoAnalysisComplete: repeated,
  StreamTranscodeComplete: partlyCovered(
    ["GetVideoList", "GetPlayInfo"],
    "Only renditions that can be played, of media that were created at most an hour before the time span, are shown, without the definition OD. The time is the creation of the stream, the URL is the play URL, and the passthrough is missing.",
  ),
  TranscodeComplete: notCovered(
    "Only its time tells two of them apart, which the API does not show. Its renditions are those of StreamTranscodeComplete.",
  ),
  SnapshotComplete: notCovered("The list of snapshots does not show the job that took them."),
  DynamicImageComplete: byJob,
  AIMediaAuditComplete: byJob,
  CreateAuditComplete: repeated,
  AIMediaDNAComplete: byJob,
  AIVideoTagComplete: byJob,
  ProduceMediaComplete: repeated,
  WorkflowTaskComplete: notCovered("No documented call lists the tasks of a workflow."),
  DeleteMediaComplete: gone,
  MediaBaseChangeComplete: repeated,
  UpdateMediaStorageClassComplete: repeated,
  RestoreMediaComplete: repeated,
  SubmitMediaRefreshComplete: byJob,
  AddLiveRecordVideoComplete: repeated,
  LiveRecordVideoComposeStart: repeated,
};
