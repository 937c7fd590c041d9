import { readNumber, readPositive, readText } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { objectWith } from "./field.js";

/** `RestoreMediaCompleteEvent`. Its `Status` is a number, and deprecated with its `Message`. */
export const restoreMedia = objectWith("FileId", {
  OriginalStorageClass: readText,
  TargetStorageClass: readText,
  RestoreTier: readText,
  RestoreDay: readPositive,
  Status: readNumber,
  Message: readText,
});

/** `PersistenceCompleteEvent`. */
export const persistence = objectWith("FileId", { PersistenceSource: readText });

export type RestoreMedia = t.TypeOf<typeof restoreMedia>;
export type Persistence = t.TypeOf<typeof persistence>;
