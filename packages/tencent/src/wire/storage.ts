import { readNumber, readPositive, readText } from "@vod-events/core/provider";
import { objectWith } from "./field.js";

/** `RestoreMediaCompleteEvent`. Its `Status` is a number, and deprecated with its `Message`. */
export const restoreMedia = objectWith("FileId", (FileId, from) => ({
  FileId,
  OriginalStorageClass: readText(from.OriginalStorageClass),
  TargetStorageClass: readText(from.TargetStorageClass),
  RestoreTier: readText(from.RestoreTier),
  RestoreDay: readPositive(from.RestoreDay),
  Status: readNumber(from.Status),
  Message: readText(from.Message),
}));

/** `PersistenceCompleteEvent`. */
export const persistence = objectWith("FileId", (FileId, from) => ({
  FileId,
  PersistenceSource: readText(from.PersistenceSource),
}));

export type RestoreMedia = typeof restoreMedia._A;
export type Persistence = typeof persistence._A;
