import { lenientObject, readAs, readText } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { presetInput, taskInfoOf, taskOf } from "./task.js";

/** A finding: a name or word, and its detector, such as `face_recognition`. */
const finding = lenientObject((from) => ({
  attribute: readText(from.attribute),
  source: readText(from.source),
}));

/** The findings of one type, such as `figure` or `keyword`. */
const group = lenientObject((from) => ({
  type: readText(from.type),
  result: readEach(finding, from.result),
}));

/** `id` is the preset's id in the documented sample. */
const output = lenientObject((from) => ({
  id: readText(from.id),
  results: readEach(group, from.results),
}));

/** The result of one preset. */
const analysisTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  analysisInput: readAs(presetInput, from.analysisInput),
  analysisOutput: readAs(output, from.analysisOutput),
}));

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export const analysisPayload = lenientObject((from) => ({
  analysisTaskInfo: readAs(analysisTaskInfo, from.analysisTaskInfo),
  ...taskOf(from),
}));

export type AnalysisPayload = typeof analysisPayload._A;
export type AnalysisGroup = typeof group._A;
