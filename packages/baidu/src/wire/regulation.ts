import {
  lenientObject,
  readAs,
  readNumber,
  readPercent,
  readText,
  readUrl,
} from "@vod-events/core/provider";
import { readEach } from "./field.js";
import { presetPayload } from "./task.js";

const evidence = lenientObject((from) => ({ thumbnail: readUrl(from.thumbnail) }));

/**
 * A finding. In the documented sample, `target` is `audio` or `thumbnail`, `confidence` is 68 and 99.66, `label` is
 * `REVIEW` or `REJECT`, and `extra` is the name of a brand.
 */
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

/** The findings of one type, such as `ad_brand`. */
const group = lenientObject((from) => ({
  type: readText(from.type),
  items: readEach(item, from.items),
}));

/** `label` is for the whole media; it is not in the documented sample, only in Baidu's Java SDK. */
const output = lenientObject((from) => ({
  id: readText(from.id),
  label: readText(from.label),
  results: readEach(group, from.results),
}));

/**
 * The payload of MEDIA_REGULATION_COMPLETE. Regulation is Baidu's word for moderation.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/am3h9cc1a
 */
export const regulationPayload = presetPayload("regulation", output);

export type RegulationPayload = typeof regulationPayload._A;
export type RegulationOutput = typeof output._A;
export type RegulationGroup = typeof group._A;
export type RegulationItem = typeof item._A;
