import * as t from "io-ts";
import { ids, lenient, listOf, presetId, readRecord, requiredId, text } from "./field.js";

const deletedPart = t.type({ Type: text, Definition: presetId });

/**
 * `DeleteParts`. No parts means that the whole media is gone, so a part that cannot be read is kept
 * without its type rather than left out.
 */
const deletedParts = lenient("a list of parts", (value) => {
  if (value === undefined || value === null || value === "") return [];
  const members = Array.isArray(value) ? value.filter((member) => member !== null) : [value];
  return members.map(readPart);
});

const fields = t.type({
  FileIdSet: ids,
  FileDeleteResultInfo: listOf(t.type({ FileId: requiredId, DeleteParts: deletedParts })),
});

/** `FileDeleteEvent`. */
export const fileDelete = new t.Type<FileDelete, unknown>(
  "an object that names a file",
  (value): value is FileDelete => fields.is(value) && namesFile(value),
  (value, context) => {
    const result = fields.validate(value, context);
    const named = result._tag === "Right" && namesFile(result.right);
    return named ? result : t.failure(value, context);
  },
  t.identity,
);

export type FileDelete = t.TypeOf<typeof fields>;
export type DeletedPartFields = t.TypeOf<typeof deletedPart>;

function namesFile({ FileIdSet, FileDeleteResultInfo }: FileDelete): boolean {
  return FileIdSet.length > 0 || FileDeleteResultInfo.length > 0;
}

function readPart(value: unknown): DeletedPartFields {
  const result = deletedPart.decode(readRecord(value) ?? {});
  return result._tag === "Right" ? result.right : { Type: undefined, Definition: undefined };
}
