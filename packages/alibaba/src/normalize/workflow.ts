import { omitUndefined, type VodEventOf, type WorkflowStep } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { WorkflowPayload } from "../wire/workflow.js";
import { taskEnvelope } from "./envelope.js";
import { failureOf } from "./failure.js";
import { outcomeOf } from "./outcome.js";

/** The neutral event of WorkflowTaskComplete. */
export function workflowEvent(wire: WireEvent<WorkflowPayload>): VodEventOf<"workflow.completed"> {
  const { taskId, steps } = wire.payload;
  return {
    type: "workflow.completed",
    ...taskEnvelope(wire, taskId),
    data: { steps: steps.map(stepOf) },
  };
}

function stepOf({ kind, ...step }: WorkflowPayload["steps"][number]): WorkflowStep {
  const outcome = outcomeOf(step.status);
  return { kind, outcome, ...omitUndefined({ failure: failureOf(step, outcome) }) };
}
