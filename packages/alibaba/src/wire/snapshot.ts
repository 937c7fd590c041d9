import {
  lenientObject,
  type Members,
  omitUndefined,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readObjects } from "./field.js";

/** The payload of SnapshotComplete. */
export const snapshotPayload = lenientObject((from) => ({
  ...omitUndefined({ subType: readText(from.SubType), coverUrl: readUrl(from.CoverUrl) }),
  jobs: readObjects(from.SnapshotInfos).map(snapshotJobOf),
}));

function snapshotJobOf(from: Members) {
  return omitUndefined({
    jobId: readText(from.JobId),
    status: readText(from.Status),
    kind: readText(from.SnapshotType),
    count: readPositive(from.SnapshotCount),
    urlPattern: readUrl(from.SnapshotRegular),
  });
}

/** The payload of DynamicImageComplete. The documentation calls the info a list, and the sample has one object. */
export const animatedImagePayload = lenientObject((from) => ({
  ...omitUndefined({ jobId: readText(from.JobId) }),
  urls: readObjects(from.DynamicImageJobInfo)
    .map(({ FileURL }) => readUrl(FileURL))
    .filter((url) => url !== undefined),
}));

export type SnapshotPayload = typeof snapshotPayload._A;
export type SnapshotJob = SnapshotPayload["jobs"][number];
export type AnimatedImagePayload = typeof animatedImagePayload._A;
