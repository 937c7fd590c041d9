import {
  digest,
  eventId,
  omitUndefined,
  type VodEvent,
  type VodEventOf,
  type WorkflowStep,
} from "@vod-events/core/provider";
import type { BitrateReductionWire, MpsProcessWire, ProcedureWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";
import { nativeFields } from "./native.js";
import { isFinal, type Judgment, judge, type TaskState } from "./outcome.js";
import { judgeParts } from "./parts.js";
import type { ProcedureItem } from "./procedure-item.js";
import { uniqueEvents } from "./unique-events.js";

/** An event about a task of several steps. */
export type WorkflowWire = ProcedureWire | BitrateReductionWire | MpsProcessWire;

type Item = ProcedureItem<unknown>;

/** The events of a workflow: its own first, then those of its results. */
export function workflowEvents(
  wire: WorkflowWire,
  items: readonly Item[],
  results: readonly (VodEvent | undefined)[] = [],
): readonly VodEvent[] {
  const told = results.filter((event) => event !== undefined);
  return uniqueEvents<VodEvent>([workflowEvent(wire, items), ...told]);
}

/**
 * What all events of a workflow share. For a procedure on a URL, `FileId` is what the caller named the
 * input: nothing tells it from a media's.
 */
export function workflowFields(wire: WorkflowWire) {
  const { TaskId, FileId, SessionContext } = wire.content;
  return omitUndefined({
    mediaId: FileId,
    taskId: TaskId,
    passthrough: SessionContext,
    ...nativeFields(wire),
  });
}

/** When a workflow came to its state is not told. */
function workflowEvent(
  wire: WorkflowWire,
  items: readonly Item[],
): VodEventOf<"workflow.completed"> | VodEventOf<"workflow.progressed"> {
  const { finished, ...judgment } = judgeWorkflow(wire.content, items);
  const type = finished ? "workflow.completed" : "workflow.progressed";
  const fields = { id: workflowId(wire, items), ...workflowFields(wire), ...judgment };
  return { type, ...fields, data: { steps: items.map(stepOf) } };
}

/**
 * A workflow ends once; anything else it tells is one of many warnings, told apart by its items. So is an
 * end with an item that goes on, for it may be told of again when that one ended.
 */
function workflowId({ knownType, content }: WorkflowWire, items: readonly Item[]): string {
  const { TaskId, Status = "" } = content;
  const ended = isFinal(Status) && items.every(({ outcome }) => outcome !== "running");
  const state = ended ? [] : [digest([...new Set(items.map(stateOf))].sort())];
  return eventId(providerId, knownType, TaskId, Status, ...state);
}

function stateOf({ kind, presetId, status, progressPercent, fingerprint }: Item): string {
  return digest({ kind, presetId, status, progressPercent, fingerprint });
}

/**
 * Judges a workflow by its own status and by its items. The error of its own is deprecated in procedures
 * and still filled: alone it is a failure, next to items that all succeeded it means that something else
 * did not. Where no status can be read, the workflow ended if all its items did.
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
