import * as t from "io-ts";
import { instant, optional, optionalId, text } from "./field.js";
import { mediaMetaData } from "./media.js";

/** A file that a task made; the fields have the same names in the outputs of all types. */
export const outputFile = t.type({
  FileId: optionalId,
  FileType: text,
  FileUrl: text,
  MediaName: text,
  ExpireTime: instant,
  MetaData: optional(mediaMetaData),
});

export type OutputFile = t.TypeOf<typeof outputFile>;
