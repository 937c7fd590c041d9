import { lenientObject, type Members, readRecord, readText } from "@vod-events/core/provider";
import { objectWith, readAll, readIds, readPresetId } from "./field.js";

const deletedFile = objectWith("FileId", (FileId, from) => ({
  FileId,
  DeleteParts: readParts(from.DeleteParts),
}));

/** `FileDeleteEvent`. */
export const fileDelete = lenientObject((from) => {
  const FileIdSet = readIds(from.FileIdSet);
  const FileDeleteResultInfo = readAll(deletedFile, from.FileDeleteResultInfo);
  const namesFile = FileIdSet.length > 0 || FileDeleteResultInfo.length > 0;
  return namesFile ? { FileIdSet, FileDeleteResultInfo } : undefined;
}, "an object that names a file");

export type FileDelete = typeof fileDelete._A;
type DeletedPartFields = ReturnType<typeof partOf>;

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
