import { lenientMembers, readText } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { eachOf } from "./field.js";
import { presetInput, taskInfoMembers, taskMembers } from "./task.js";

/** A finding: a name or word, and its detector, such as `face_recognition`. */
const finding = lenientMembers({ attribute: readText, source: readText });

/** The findings of one type, such as `figure` or `keyword`. */
const group = lenientMembers({ type: readText, result: eachOf(finding) });

/** `id` is the preset's id in the documented sample. */
const output = lenientMembers({ id: readText, results: eachOf(group) });

/** The result of one preset. */
const analysisTaskInfo = lenientMembers({
  mediaId: readText,
  ...taskInfoMembers,
  analysisInput: presetInput,
  analysisOutput: output,
});

/**
 * The payload of MEDIA_ANALYSIS_COMPLETE.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Sm3h9bvzq
 */
export const analysisPayload = lenientMembers({
  analysisTaskInfo: analysisTaskInfo,
  ...taskMembers,
});

export type AnalysisPayload = t.TypeOf<typeof analysisPayload>;
export type AnalysisGroup = t.TypeOf<typeof group>;
