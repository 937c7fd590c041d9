import {
  type ModerationSegment,
  type Outcome,
  omitUndefined,
  type Verdict,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type {
  RegulationGroup,
  RegulationItem,
  RegulationOutput,
  RegulationPayload,
} from "../wire/regulation.js";
import { presetPart } from "./envelope.js";
import { strictest, verdictOf } from "./verdict.js";

/** The neutral event of MEDIA_REGULATION_COMPLETE. */
export function moderatedEvent(
  wire: WireEvent<RegulationPayload>,
): VodEventOf<"moderation.completed"> {
  const { envelope, output } = presetPart(wire);
  const groups = (output?.results ?? []).filter((group) => group !== undefined);
  return {
    type: "moderation.completed",
    ...envelope,
    data: {
      verdict: wholeVerdict(envelope.outcome, output),
      labels: labelsOf(groups),
      segments: groups.flatMap(segmentsOf),
    },
  };
}

/**
 * Returns the label of the whole media, or a stricter label of an item. That an empty list means no finding is
 * inferred for a successful task; a missing list means unknown.
 */
function wholeVerdict(outcome: Outcome, output: RegulationOutput | undefined): Verdict {
  const items = output?.results?.flatMap((group) => group?.items ?? [undefined]);
  const verdicts = items?.map((item) => verdictOf(item?.label)) ?? ["unknown"];
  if (output?.label !== undefined) {
    const known = verdicts.filter((verdict) => verdict !== "unknown");
    return strictest([verdictOf(output.label), ...known]);
  }
  if (verdicts.length === 0) return outcome === "succeeded" ? "pass" : "unknown";
  return strictest(verdicts);
}

function labelsOf(groups: readonly RegulationGroup[]): readonly string[] {
  const wrong = groups.filter(({ items }) =>
    items?.some((item) => verdictOf(item?.label) !== "pass"),
  );
  return [...new Set(wrong.map(({ type }) => type).filter((type) => type !== undefined))];
}

function segmentsOf({ type, items = [] }: RegulationGroup): readonly ModerationSegment[] {
  return items.filter((item) => item !== undefined).map((item) => segmentOf(type, item));
}

function segmentOf(type: string | undefined, item: RegulationItem): ModerationSegment {
  return omitUndefined({
    startSeconds: item.startTimeInSeconds ?? item.timeInSeconds,
    endSeconds: item.endTimeInSeconds,
    verdict: item.label === undefined ? undefined : verdictOf(item.label),
    label: type,
    subLabel: item.subType,
    confidencePercent: item.confidence,
    // In the documented sample it is the name of a brand; of other types it is inferred.
    text: item.extra,
    imageUrl: item.evidence?.thumbnail,
    source: item.target,
  });
}
