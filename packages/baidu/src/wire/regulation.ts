import {
  lenientMembers,
  readNumber,
  readPercent,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import type * as t from "io-ts";
import { eachOf } from "./field.js";
import { presetInput, taskInfoMembers, taskMembers } from "./task.js";

const evidence = lenientMembers({ thumbnail: readUrl });

/**
 * A finding. In the documented sample, `target` is `audio` or `thumbnail`, `confidence` is 68 and 99.66, `label` is
 * `REVIEW` or `REJECT`, and `extra` is the name of a brand.
 */
const item = lenientMembers({
  subType: readText,
  target: readText,
  timeInSeconds: readNumber,
  startTimeInSeconds: readNumber,
  endTimeInSeconds: readNumber,
  confidence: readPercent,
  label: readText,
  extra: readText,
  evidence: evidence,
});

/** The findings of one type, such as `ad_brand`. */
const group = lenientMembers({ type: readText, items: eachOf(item) });

/**
 * `id` is the preset's id in the documented sample. `label` is for the whole media; it is not in the sample, only in
 * Baidu's Java SDK.
 */
const output = lenientMembers({ id: readText, label: readText, results: eachOf(group) });

/** The result of one preset. */
const regulationTaskInfo = lenientMembers({
  mediaId: readText,
  ...taskInfoMembers,
  regulationInput: presetInput,
  regulationOutput: output,
});

/**
 * The payload of MEDIA_REGULATION_COMPLETE. Regulation is Baidu's word for moderation.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
 */
export const regulationPayload = lenientMembers({
  regulationTaskInfo: regulationTaskInfo,
  ...taskMembers,
});

export type RegulationPayload = t.TypeOf<typeof regulationPayload>;
export type RegulationOutput = t.TypeOf<typeof output>;
export type RegulationGroup = t.TypeOf<typeof group>;
export type RegulationItem = t.TypeOf<typeof item>;
