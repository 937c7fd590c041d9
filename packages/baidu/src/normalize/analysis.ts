import { type AnalysisResult, omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { AnalysisGroup, AnalysisPayload } from "../wire/analysis.js";
import type { WireEvent } from "../wire/event.js";
import { presetPart } from "./envelope.js";

/** The neutral event of MEDIA_ANALYSIS_COMPLETE, which may mix names, words and more. */
export function analyzedEvent(wire: WireEvent<AnalysisPayload>): VodEventOf<"analysis.completed"> {
  const { envelope, output } = presetPart(wire);
  const results = (output?.results ?? []).flatMap(resultsOf);
  return { type: "analysis.completed", ...envelope, data: { kind: "unspecified", results } };
}

function resultsOf(group: AnalysisGroup | undefined): readonly AnalysisResult[] {
  const findings = (group?.result ?? []).filter((finding) => finding !== undefined);
  return findings.map(({ attribute, source }) =>
    omitUndefined({ group: group?.type, label: attribute, source, spans: [] }),
  );
}
