import {
  lenientObject,
  type Members,
  readAs,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import * as t from "io-ts";
import { objectWith, readAll, readIds, readPresetId } from "./field.js";

const deletedFile = objectWith("FileId", (FileId, from) => ({
  FileId,
  DeleteParts: readParts(from.DeleteParts),
}));

const fields = lenientObject((from) => ({
  FileIdSet: readIds(from.FileIdSet),
  FileDeleteResultInfo: readAll(deletedFile, from.FileDeleteResultInfo),
}));

/** `FileDeleteEvent`. */
export const fileDelete = new t.Type<FileDelete, unknown>(
  "an object that names a file",
  (value): value is FileDelete => fields.is(value) && namesFile(value),
  (value, context) => {
    const content = readAs(fields, value);
    const named = content !== undefined && namesFile(content);
    return named ? t.success(content) : t.failure(value, context);
  },
  t.identity,
);

export type FileDelete = t.TypeOf<typeof fields>;
export type DeletedPartFields = ReturnType<typeof partOf>;

function namesFile({ FileIdSet, FileDeleteResultInfo }: FileDelete): boolean {
  return FileIdSet.length > 0 || FileDeleteResultInfo.length > 0;
}

/**
 * Reads `DeleteParts`. No parts means that the whole media is deleted, so an unreadable part is kept without its
 * type.
 */
function readParts(value: unknown): readonly DeletedPartFields[] {
  if (value === undefined || value === null || value === "") return [];
  const members = Array.isArray(value) ? value.filter((member) => member !== null) : [value];
  return members.map((member) => partOf(readRecord(member) ?? {}));
}

function partOf(from: Members) {
  return { Type: readText(from.Type), Definition: readPresetId(from.Definition) };
}
