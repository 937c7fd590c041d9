import type { VodEvent } from "@vod-events/core/provider";
import type { BitrateReductionWire, ProcedureWire } from "../wire/event.js";
import { analysisEvent, analyzedItem } from "./analysis.js";
import { reviewEvent, reviewedItem } from "./moderation.js";
import { processEvent, processedItem } from "./process-result.js";
import { workflowEvents } from "./workflow.js";

/** A procedure: its own event, then one for each of its results. */
export function procedureEvents(wire: ProcedureWire): readonly VodEvent[] {
  const { content } = wire;
  const processed = content.MediaProcessResultSet.map(processedItem);
  const reviewed = content.AiContentReviewResultSet.map(reviewedItem);
  const analyzed = [...content.AiAnalysisResultSet, ...content.AiRecognitionResultSet].map(
    analyzedItem,
  );
  const results = [
    ...processed.map((item) => processEvent(wire, item)),
    ...reviewed.map((item) => reviewEvent(wire, item)),
    ...analyzed.map((item) => analysisEvent(wire, item)),
  ];
  return workflowEvents(wire, [...processed, ...reviewed, ...analyzed], results);
}

/**
 * A reduction of bitrate: its own event, then one for each of its renditions, which are the same as
 * those of a procedure, so that an application waiting for renditions gets them all.
 */
export function bitrateReductionEvents(wire: BitrateReductionWire): readonly VodEvent[] {
  const items = wire.content.MediaProcessResultSet.map(processedItem);
  const results = items.map((item) => processEvent(wire, item));
  return workflowEvents(wire, items, results);
}
