import { lenientObject, omitUndefined, readText } from "@vod-events/core/provider";

/** The content of the deletions. `FileId` is empty when all outputs were deleted. */
export const deletionPayload = lenientObject((data) =>
  omitUndefined({ fileId: readText(data.FileId) }),
);

/** The content of UpdateMediaStorageClassComplete: what was changed, and its class. */
export const storagePayload = lenientObject((data) =>
  omitUndefined({
    storageClass: readText(data.Class),
    fileId: readText(data.FileId),
    changed: readText(data.MediaOption),
  }),
);
