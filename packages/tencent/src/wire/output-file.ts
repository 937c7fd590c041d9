import {
  lenientObject,
  type Members,
  readAs,
  readInstant,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readId } from "./field.js";
import { mediaMetaData } from "./media.js";

/** The members of a file that a task made; they have the same names in the outputs of all types. */
export function outputFileOf(from: Members) {
  return {
    FileId: readId(from.FileId),
    FileType: readText(from.FileType),
    FileUrl: readUrl(from.FileUrl),
    MediaName: readText(from.MediaName),
    ExpireTime: readInstant(from.ExpireTime),
    MetaData: readAs(mediaMetaData, from.MetaData),
  };
}

/** A file that a task made. */
export const outputFile = lenientObject(outputFileOf);

export type OutputFile = typeof outputFile._A;
