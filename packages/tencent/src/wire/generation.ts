import * as t from "io-ts";
import { ids, listOf, optional, optionalId } from "./field.js";
import { outputFile } from "./output-file.js";
import { task, taskName } from "./task.js";

/** Every field that the `Output` of some type of generation has: files, or the ids of what is no file. */
const output = t.type({
  FileInfos: listOf(outputFile),
  ProcedureTaskIds: ids,
  InfoList: listOf(t.type({ ElementId: optionalId, VoiceId: optionalId })),
  FaceInfoSet: listOf(t.type({ SessionId: optionalId })),
});

/** The content of every type of generation. */
export const generation = t.type({ ...task, Output: optional(output) }, taskName);

export type Generation = t.TypeOf<typeof generation>;
export type GenerationOutput = t.TypeOf<typeof output>;
