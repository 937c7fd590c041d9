import { eventId, omitUndefined } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";
import type { ProcedureItem } from "./procedure-item.js";
import { type WorkflowWire, workflowFields } from "./workflow.js";

/**
 * What the event of a workflow's result has, whatever the result; `undefined` for an item that did not
 * end, or of which nothing can be told: that is a step and no more. A result is shown in the warnings of
 * the progress of others and again at the end, each time with the same id.
 */
export function resultFields(wire: WorkflowWire, item: ProcedureItem<unknown>) {
  const { kind, presetId = "", status = "", fingerprint, outcome, failure, finishedAt } = item;
  if (outcome === "running") return undefined;
  if (outcome === "unknown" && item.output === undefined) return undefined;
  const { knownType, content } = wire;
  const facts = [content.TaskId, kind, presetId, status, fingerprint];
  return omitUndefined({
    id: eventId(providerId, knownType, ...facts),
    ...workflowFields(wire),
    outcome,
    failure,
    time: finishedAt,
  });
}
