import {
  omitUndefined,
  optionalObject,
  type VodEventOf,
  type WorkflowStep,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { EditPayload, ExecutionPayload } from "../wire/task.js";
import { envelopeOf } from "./envelope.js";
import { failureIn } from "./failure.js";
import { taskStateId } from "./identity.js";
import { outcomeOfStatus } from "./outcome.js";

/** The neutral event of ExecutionComplete, which is sent for the states of a task, too. */
export function executionEvent(
  wire: WireEvent<ExecutionPayload>,
): VodEventOf<"workflow.completed"> | VodEventOf<"workflow.progressed"> {
  const { runId: taskId, kind = "unspecified", inputId, callbackArgs } = wire.payload;
  const outcome = outcomeOfStatus(wire.status);
  const failure = outcome === "failed" ? failureIn(wire) : undefined;
  const step: WorkflowStep = { kind, outcome, ...omitUndefined({ failure }) };
  const own = { mediaId: wire.mediaId ?? inputId, passthrough: callbackArgs };
  const id = taskStateId(wire, taskId, wire.status ?? "unspecified");
  const type = outcome === "running" ? "workflow.progressed" : "workflow.completed";
  return { type, ...envelopeOf(wire, { ...own, id, outcome, taskId }), data: { steps: [step] } };
}

/** The neutral event of VideoTrackComplete. A split has several outputs. */
export function editedEvent(wire: WireEvent<EditPayload>): VodEventOf<"edit.completed"> {
  const { reqId: taskId, mediaIds, fileName } = wire.payload;
  const outcome = outcomeOfStatus(wire.status);
  const name = mediaIds.length === 1 ? fileName : undefined;
  const outputs = outcome === "failed" ? [] : mediaIds;
  return {
    ...envelopeOf(wire, {
      ...{ outcome, taskId, id: taskStateId(wire, taskId, outcome) },
      mediaId: outputs.length > 1 ? null : outputs[0],
    }),
    type: "edit.completed",
    data: {
      kind: "edit",
      outputs: outputs.map((mediaId) => ({ mediaId, ...optionalObject({ name }) })),
    },
  };
}
