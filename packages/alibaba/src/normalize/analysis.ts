import {
  type AnalysisKind,
  type AnalysisResult,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { AnalysisItem, AnalysisPayload } from "../wire/analysis.js";
import type { WireEvent } from "../wire/event.js";
import { taskEnvelope } from "./envelope.js";

/** The neutral event of AIVideoTagComplete. */
export function tagsEvent(wire: WireEvent<AnalysisPayload>): VodEventOf<"analysis.completed"> {
  return analysisEvent(wire, "tags");
}

/** The neutral event of AIMediaDNAComplete. A label is the id of a similar media. */
export function fingerprintEvent(
  wire: WireEvent<AnalysisPayload>,
): VodEventOf<"analysis.completed"> {
  return analysisEvent(wire, "unspecified");
}

function analysisEvent(
  wire: WireEvent<AnalysisPayload>,
  kind: AnalysisKind,
): VodEventOf<"analysis.completed"> {
  const { jobId: taskId, items } = wire.payload;
  return {
    type: "analysis.completed",
    ...taskEnvelope(wire, taskId),
    data: { kind, results: items.map(resultOf) },
  };
}

/** A similarity is a number from 0 to 1. */
function resultOf({ similarity, ...item }: AnalysisItem): AnalysisResult {
  const isRatio = similarity !== undefined && similarity >= 0 && similarity <= 1;
  const confidencePercent = isRatio ? Math.round(similarity * 10_000) / 100 : undefined;
  return { ...item, ...omitUndefined({ confidencePercent }) };
}
