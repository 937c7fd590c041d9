import { lenientMembers } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { listOf, objectWith, readId, readIds } from "./field.js";
import { outputFile } from "./output-file.js";
import { taskMembers } from "./task-result.js";

const created = lenientMembers({ ElementId: readId, VoiceId: readId });

const faceInfo = lenientMembers({ SessionId: readId });

/** Every field that the `Output` of some type of generation has: files, or the ids of what is no file. */
const output = lenientMembers({
  FileInfos: listOf(outputFile),
  ProcedureTaskIds: readIds,
  InfoList: listOf(created),
  FaceInfoSet: listOf(faceInfo),
});

/** The content of every type of generation. */
export const generation = objectWith("TaskId", { ...taskMembers, Output: output });

export type Generation = t.TypeOf<typeof generation>;
export type GenerationOutput = t.TypeOf<typeof output>;
