import type { VodEvent } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { BitrateReduction, Procedure } from "../wire/procedure.js";
import { analysisEvent, analyzedItem } from "./analysis.js";
import { reviewEvent, reviewedItem } from "./moderation.js";
import { processEvent, processedItem } from "./process-result.js";
import { workflowEvents } from "./workflow.js";

/** A procedure: its own event, followed by one event for each result. */
export function procedureEvents(wire: WireEvent<Procedure>): readonly VodEvent[] {
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
 * A bitrate reduction: its own event, followed by one event for each rendition. They are the same as those of a
 * procedure, so that an application receives all renditions.
 */
export function bitrateReductionEvents(wire: WireEvent<BitrateReduction>): readonly VodEvent[] {
  const items = wire.content.MediaProcessResultSet.map(processedItem);
  const results = items.map((item) => processEvent(wire, item));
  return workflowEvents(wire, items, results);
}
