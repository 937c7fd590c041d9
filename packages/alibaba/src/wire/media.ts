import {
  lenientObject,
  omitUndefined,
  optionalItem,
  readInstant,
  readPositive,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readKilobits, readObject } from "./field.js";

/** The payload of VideoAnalysisComplete. */
export const technicalPayload = lenientObject((from) => {
  const picture = {
    widthPixels: readPositive(from.Width),
    heightPixels: readPositive(from.Height),
  };
  return omitUndefined({
    sizeBytes: readPositive(from.Size),
    durationSeconds: readPositive(from.Duration),
    bitrateBps: readKilobits(from.Bitrate),
    ...picture,
    videoStreams: optionalItem({ ...picture, framesPerSecond: readPositive(from.Fps) }),
  });
});

/** The payload of MediaBaseChangeComplete: the names of the changed members, and their new values. */
export const updatePayload = lenientObject((from) => {
  const content = readObject(from.MediaContent) ?? {};
  const now = (name: string) => readObject(content[name])?.NewValue;
  return {
    changedFields: Object.keys(content).filter((name) => readObject(content[name])),
    ...omitUndefined({
      title: readText(now("Title")),
      description: readText(now("Description")),
      coverUrl: readUrl(now("CoverURL")),
      categoryId: readText(now("CateId")),
      tags: readText(now("Tags")),
    }),
  };
});

/** The payload of DeleteMediaComplete. */
export const deletionPayload = lenientObject((from) =>
  omitUndefined({ deleted: readText(from.DeleteType), jobIds: readText(from.JobIds) }),
);

/** The payload of UpdateMediaStorageClassComplete. */
export const storagePayload = lenientObject((from) =>
  omitUndefined({ storageClass: readText(from.StorageClass), scope: readText(from.Scope) }),
);

/** The payload of RestoreMediaComplete. */
export const restorePayload = lenientObject((from) =>
  omitUndefined({ expiresAt: readInstant(from.RestoreExpiration) }),
);

/** The payload of SubmitMediaRefreshComplete. */
export const refreshPayload = lenientObject((from) =>
  omitUndefined({ jobId: readText(from.MediaRefreshJobId), operation: readText(from.TaskType) }),
);

/** The payload of the events of a live recording. */
export const recordingPayload = lenientObject((from) =>
  omitUndefined({ streamName: readText(from.StreamName) }),
);

/** The payload of ProduceMediaComplete. */
export const productionPayload = lenientObject((from) =>
  omitUndefined({ projectId: readText(from.ProjectId) }),
);
