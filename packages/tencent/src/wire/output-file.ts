import { lenientMembers, readInstant, readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { readId } from "./field.js";
import { mediaMetaData } from "./media.js";

/** The members of a file that a task made; they have the same names in the outputs of all types. */
export const outputFileMembers = {
  FileId: readId,
  FileType: readText,
  FileUrl: readUrl,
  MediaName: readText,
  ExpireTime: readInstant,
  MetaData: mediaMetaData,
};

/** A file that a task made. */
export const outputFile = lenientMembers(outputFileMembers);

export type OutputFile = t.TypeOf<typeof outputFile>;
