import * as t from "io-ts";
import { list, number, optional, percent, text } from "./lenient.js";
import { type TaskInfo, type TaskPayload, taskInfoMembers, taskMembers } from "./task.js";

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

const item = t.type({
  subType: text,
  target: text,
  timeInSeconds: number,
  startTimeInSeconds: number,
  endTimeInSeconds: number,
  confidence: percent,
  label: text,
  extra: text,
  evidence: optional(t.type({ thumbnail: text })),
});

const regulationTaskInfo = t.type({
  ...taskInfoMembers,
  mediaId: text,
  regulationInput: optional(t.type({ presetId: text })),
  regulationOutput: optional(
    t.type({ id: text, label: text, results: list(t.type({ type: text, items: list(item) })) }),
  ),
});

/** Reads a {@link RegulationPayload}. */
export const regulationPayload: t.Type<RegulationPayload, unknown, unknown> = t.type(
  { ...taskMembers, regulationTaskInfo: optional(regulationTaskInfo) },
  "an object",
);
