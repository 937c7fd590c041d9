import * as t from "io-ts";
import { number, positive, requiredId, text } from "./field.js";

/** `RestoreMediaCompleteEvent`. Its `Status` is a number, and deprecated with its `Message`. */
export const restoreMedia = t.type(
  {
    FileId: requiredId,
    OriginalStorageClass: text,
    TargetStorageClass: text,
    RestoreTier: text,
    RestoreDay: positive,
    Status: number,
    Message: text,
  },
  "an object with a FileId",
);

/** `PersistenceCompleteEvent`. */
export const persistence = t.type(
  { FileId: requiredId, PersistenceSource: text },
  "an object with a FileId",
);

export type RestoreMedia = t.TypeOf<typeof restoreMedia>;
export type Persistence = t.TypeOf<typeof persistence>;
