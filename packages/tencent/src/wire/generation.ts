import { lenientObject, readAs } from "@vod-events/core/provider";
import { readAll, readId, readIds } from "./field.js";
import { outputFile } from "./output-file.js";
import { taskWith } from "./task-result.js";

const created = lenientObject((from) => ({
  ElementId: readId(from.ElementId),
  VoiceId: readId(from.VoiceId),
}));

const faceInfo = lenientObject((from) => ({ SessionId: readId(from.SessionId) }));

/** Every field that the `Output` of some type of generation has: files, or the ids of what is no file. */
const output = lenientObject((from) => ({
  FileInfos: readAll(outputFile, from.FileInfos),
  ProcedureTaskIds: readIds(from.ProcedureTaskIds),
  InfoList: readAll(created, from.InfoList),
  FaceInfoSet: readAll(faceInfo, from.FaceInfoSet),
}));

/** The content of every type of generation. */
export const generation = taskWith((from) => ({
  Output: readAs(output, from.Output),
}));

export type Generation = typeof generation._A;
export type GenerationOutput = typeof output._A;
