import { eventId, omitUndefined } from "@vod-events/core/provider";
import type { ProcedureItem } from "./procedure-item.js";
import { type WorkflowWire, workflowFields } from "./workflow.js";

/**
 * Returns the common fields of a workflow result; `undefined` for an item that has not ended or has no identity,
 * which is only a step. A result appears in the progress events of others and again at the end, each time with the
 * same id.
 */
export function resultFields(wire: WorkflowWire, item: ProcedureItem<unknown>) {
  const { kind, presetId = "", status = "", fingerprint, outcome, failure, finishedAt } = item;
  if (outcome === "running") return undefined;
  if (outcome === "unknown" && item.output === undefined) return undefined;
  const facts = [wire.content.TaskId, kind, presetId, status, fingerprint];
  return omitUndefined({
    id: eventId("tencent", wire.kind, ...facts),
    ...workflowFields(wire),
    outcome,
    failure,
    time: finishedAt,
    timeSource: finishedAt === undefined ? undefined : ("derived" as const),
  });
}
