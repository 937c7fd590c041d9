import {
  type Field,
  lenientObject,
  readAs,
  readNumber,
  readPercent,
  readText,
} from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { presetInput, type TaskInfo, type TaskPayload, taskInfoOf, taskOf } from "./task.js";

/**
 * The payload of MEDIA_REGULATION_COMPLETE, which is Baidu's word for moderation.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
 */
export interface RegulationPayload extends TaskPayload {
  readonly regulationTaskInfo: RegulationTaskInfo | undefined;
}

/** What one preset found wrong with a media. */
export interface RegulationTaskInfo extends TaskInfo {
  readonly mediaId: string | undefined;
  readonly regulationInput: { readonly presetId: string | undefined } | undefined;
  readonly regulationOutput: RegulationOutput | undefined;
}

/** What is wrong, by type. */
export interface RegulationOutput {
  /** The preset's id in the documented sample. */
  readonly id: string | undefined;
  /** Of the whole media. It is in no documented sample: Baidu's Java SDK has it. */
  readonly label: string | undefined;
  readonly results: readonly (RegulationGroup | undefined)[] | undefined;
}

/** What is wrong of one type, such as `ad_brand`. */
export interface RegulationGroup {
  readonly type: string | undefined;
  readonly items: readonly (RegulationItem | undefined)[] | undefined;
}

/** One place where something is wrong. */
export interface RegulationItem {
  readonly subType: string | undefined;
  /** What it was found in: `audio` or `thumbnail` in the documented sample. */
  readonly target: string | undefined;
  readonly timeInSeconds: number | undefined;
  readonly startTimeInSeconds: number | undefined;
  readonly endTimeInSeconds: number | undefined;
  /** 68 and 99.66 in the documented sample: from 0 to 100. */
  readonly confidence: number | undefined;
  /** `REVIEW` or `REJECT` in the documented sample. */
  readonly label: string | undefined;
  /** The name of the brand that was seen, in the documented sample. */
  readonly extra: string | undefined;
  readonly evidence: { readonly thumbnail: string | undefined } | undefined;
}

const evidence = lenientObject((from) => ({ thumbnail: readText(from.thumbnail) }));

const item = lenientObject((from) => ({
  subType: readText(from.subType),
  target: readText(from.target),
  timeInSeconds: readNumber(from.timeInSeconds),
  startTimeInSeconds: readNumber(from.startTimeInSeconds),
  endTimeInSeconds: readNumber(from.endTimeInSeconds),
  confidence: readPercent(from.confidence),
  label: readText(from.label),
  extra: readText(from.extra),
  evidence: readAs(evidence, from.evidence),
}));

const group = lenientObject((from) => ({
  type: readText(from.type),
  items: readEach(item, from.items),
}));

const regulationOutput = lenientObject((from) => ({
  id: readText(from.id),
  label: readText(from.label),
  results: readEach(group, from.results),
}));

const regulationTaskInfo = lenientObject((from) => ({
  mediaId: readText(from.mediaId),
  ...taskInfoOf(from),
  regulationInput: readAs(presetInput, from.regulationInput),
  regulationOutput: readAs(regulationOutput, from.regulationOutput),
}));

/** Reads a {@link RegulationPayload}. */
export const regulationPayload: Field<RegulationPayload> = lenientObject((from) => ({
  regulationTaskInfo: readAs(regulationTaskInfo, from.regulationTaskInfo),
  ...taskOf(from),
}));
