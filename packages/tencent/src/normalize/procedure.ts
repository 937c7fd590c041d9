import {
  digest,
  eventId,
  present,
  type VodEvent,
  type VodEventOf,
} from "@vod-events/core/provider";
import { providerId } from "../provider-id.js";
import type { ProcedureWire } from "../wire.js";
import { nativeFields } from "./native.js";
import { type ProcedureItem, procedureItem } from "./procedure-item.js";
import { thumbnailData } from "./thumbnail.js";
import { renditionOf } from "./transcode.js";
import { judgeWorkflow, stepOf } from "./workflow.js";

/**
 * A procedure: its own event first, then one for each result it made. A result is shown in the notices of
 * the progress of others and again at the end, each time with the same id.
 */
export function procedureEvents(wire: ProcedureWire): readonly VodEvent[] {
  const { content } = wire;
  const made = content.MediaProcessResultSet.map(procedureItem);
  const told = [
    ...content.AiContentReviewResultSet,
    ...content.AiAnalysisResultSet,
    ...content.AiRecognitionResultSet,
  ].map(procedureItem);
  const results = made
    .map((item) => resultEvent(wire, item))
    .filter((event) => event !== undefined);
  return [workflowEvent(wire, [...made, ...told]), ...new Map(results.map(byId)).values()];
}

function byId(event: VodEvent): readonly [string, VodEvent] {
  return [event.id, event];
}

/** When a procedure came to its state is not told. */
function workflowEvent(wire: ProcedureWire, items: readonly ProcedureItem[]): VodEvent {
  const { finished, ...judgment } = judgeWorkflow(wire.content, items);
  return present({
    ...sharedFields(wire),
    ...judgment,
    id: workflowId(wire, items),
    type: finished ? ("workflow.completed" as const) : ("workflow.progressed" as const),
    data: { steps: items.map(stepOf) },
  });
}

/** A procedure finishes once; anything else it tells is one of many notices, told apart by its items. */
function workflowId({ content }: ProcedureWire, items: readonly ProcedureItem[]): string {
  const { TaskId, Status = "" } = content;
  if (Status === "FINISH") return eventId(providerId, "ProcedureStateChanged", TaskId, Status);
  const states = items.map(stateOf).sort();
  return eventId(providerId, "ProcedureStateChanged", TaskId, Status, digest(states));
}

function stateOf({ kind, presetId, status, progressPercent, fingerprint }: ProcedureItem): string {
  return digest({ kind, presetId, status, progressPercent, fingerprint });
}

/** An item that did not end, or of which nothing can be told, is a step and no more. */
function resultEvent(
  wire: ProcedureWire,
  item: ProcedureItem,
): VodEventOf<"media.transcoded"> | VodEventOf<"thumbnail.created"> | undefined {
  if (item.outcome === "running" || (item.outcome === "unknown" && item.output === undefined)) {
    return undefined;
  }
  const fields = present({
    ...sharedFields(wire),
    id: itemId(wire, item),
    outcome: item.outcome,
    failure: item.failure,
    time: item.finishedAt,
  });
  if (item.kind === "Transcode" || item.kind === "AdaptiveDynamicStreaming") {
    return { ...fields, type: "media.transcoded", data: { rendition: renditionOf(item) } };
  }
  const data = thumbnailData(item);
  return data && { ...fields, type: "thumbnail.created", data };
}

function itemId({ content }: ProcedureWire, item: ProcedureItem): string {
  const { kind, presetId = "", status = "", fingerprint } = item;
  return eventId(
    providerId,
    "ProcedureStateChanged",
    content.TaskId,
    kind,
    presetId,
    status,
    fingerprint,
  );
}

/** For a task on a URL, `FileId` is what the caller named the input: nothing tells it from a media's. */
function sharedFields(wire: ProcedureWire) {
  const { FileId, TaskId, SessionContext } = wire.content;
  return present({
    ...nativeFields(wire),
    mediaId: FileId,
    taskId: TaskId,
    passthrough: SessionContext,
  });
}
