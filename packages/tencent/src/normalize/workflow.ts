import {
  digest,
  eventId,
  omitUndefined,
  uniqueEvents,
  type VodEvent,
  type VodEventOf,
  type WorkflowStep,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { MpsProcess } from "../wire/mps.js";
import type { BitrateReduction, Procedure } from "../wire/procedure.js";
import { nativeFields } from "./native.js";
import { isFinal, type Judgment, judge, type TaskState } from "./outcome.js";
import { judgeParts } from "./parts.js";
import type { ProcedureItem } from "./procedure-item.js";

/** An event of a task with several steps. */
export type WorkflowWire =
  | WireEvent<Procedure>
  | WireEvent<BitrateReduction>
  | WireEvent<MpsProcess>;

type Item = ProcedureItem<unknown>;

/** The events of a workflow: its own first, followed by its results. */
export function workflowEvents(
  wire: WorkflowWire,
  items: readonly Item[],
  results: readonly (VodEvent | undefined)[] = [],
): readonly VodEvent[] {
  const present = results.filter((event) => event !== undefined);
  return uniqueEvents<VodEvent>([workflowEvent(wire, items), ...present]);
}

/**
 * Returns the common fields of a workflow's events; some may be `undefined`. For a procedure on a URL, `FileId` is the caller's name of the
 * input and cannot be distinguished from a media id.
 */
export function workflowFields(wire: WorkflowWire) {
  const { TaskId, FileId, SessionContext } = wire.content;
  return {
    mediaId: FileId,
    taskId: TaskId,
    passthrough: SessionContext,
    ...nativeFields(wire),
  };
}

/** The time of a workflow's state is not sent. */
function workflowEvent(
  wire: WorkflowWire,
  items: readonly Item[],
): VodEventOf<"workflow.completed"> | VodEventOf<"workflow.progressed"> {
  const { finished, ...judgment } = judgeWorkflow(wire.content, items);
  const type = finished ? ("workflow.completed" as const) : ("workflow.progressed" as const);
  return omitUndefined({
    type,
    id: workflowId(wire, items),
    ...workflowFields(wire),
    ...judgment,
    data: { steps: items.map(stepOf) },
  });
}

/**
 * Returns the id of a workflow's event. A workflow ends once. Progress events are distinguished by their items. So is
 * an end with a running item, because another event may follow.
 */
function workflowId({ kind, content }: WorkflowWire, items: readonly Item[]): string {
  const { TaskId, Status = "" } = content;
  const ended = isFinal(Status) && items.every(({ outcome }) => outcome !== "running");
  const state = ended ? [] : [digest([...new Set(items.map(stateOf))].sort())];
  return eventId("tencent", kind, TaskId, Status, ...state);
}

function stateOf({ kind, presetId, status, progressPercent, fingerprint }: Item): string {
  return digest({ kind, presetId, status, progressPercent, fingerprint });
}

/**
 * Derives the outcome of a workflow from its status and its items. Its own error is deprecated in procedures but
 * still set: alone it is a failure; next to successful items it means that something else failed. Without a readable
 * status, the workflow has ended when all items have.
 */
function judgeWorkflow(
  content: TaskState,
  items: readonly Item[],
): Judgment & { readonly finished: boolean } {
  const own = judge(content);
  const running = items.some(({ outcome }) => outcome === "running");
  if (own.outcome === "unknown" && (running || items.length === 0)) {
    return { outcome: running ? "running" : "unknown", finished: false };
  }
  if (own.outcome === "running") return { ...own, finished: false };
  if (own.outcome === "canceled" || items.length === 0) return { ...own, finished: true };
  return { ...judgeParts(own.failure, items), finished: true };
}

function stepOf({ kind, outcome, failure, presetId, progressPercent }: Item): WorkflowStep {
  return omitUndefined({ kind, outcome, failure, presetId, progressPercent });
}
