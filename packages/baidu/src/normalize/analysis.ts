import { type AnalysisResult, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { AnalysisGroup, AnalysisPayload } from "../wire/analysis.js";
import type { WireEvent } from "../wire/event.js";
import { isWithoutResult, taskEnvelopeOf } from "./envelope.js";
import { partOf } from "./identity.js";

/** The neutral event of MEDIA_ANALYSIS_COMPLETE, which may mix names, words and more. */
export function analyzedEvent(wire: WireEvent<AnalysisPayload>): VodEventOf<"analysis.completed"> {
  const info = wire.payload.analysisTaskInfo;
  const output = info?.analysisOutput;
  const part = partOf(wire, info?.analysisInput?.presetId ?? output?.id);
  const envelope = taskEnvelopeOf(wire, { mediaId: info?.mediaId, info, part });
  const groups = isWithoutResult(envelope.outcome) ? [] : (output?.results ?? []);
  return {
    type: "analysis.completed",
    ...envelope,
    data: { kind: "unspecified", results: groups.flatMap(resultsOf) },
  };
}

function resultsOf(group: AnalysisGroup | undefined): readonly AnalysisResult[] {
  const findings = (group?.result ?? []).filter((finding) => finding !== undefined);
  return findings.map(({ attribute, source }) =>
    omitUndefined({ group: group?.type, label: attribute, source, spans: [] }),
  );
}
