import { lenientObject, readText } from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { presetPayload } from "./task.js";

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

const output = lenientObject((from) => ({
  id: readText(from.id),
  results: readEach(group, from.results),
}));

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export const analysisPayload = presetPayload("analysis", output);

export type AnalysisPayload = typeof analysisPayload._A;
export type AnalysisGroup = typeof group._A;
