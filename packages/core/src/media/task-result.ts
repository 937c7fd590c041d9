import type { VodEvent } from "../event/event.js";
import type { Contribution } from "./contribution.js";
import type { MediaTask } from "./media-state.js";

/** The result of a task, by task id, event type, and preset or kind. */
export function taskOf(event: VodEvent, part?: string): Pick<Contribution, "task"> {
  const type = event.type.startsWith("workflow.") ? "workflow" : event.type;
  const key = [event.taskId, type, part].filter((text) => text !== undefined).join(" ");
  return { task: { key, value: resultOf(event) } };
}

function resultOf(event: VodEvent): MediaTask {
  const { type, outcome, failure } = event;
  return {
    type,
    outcome,
    ...(failure !== undefined && { failure }),
    ...(event.type === "analysis.completed" && { analysis: event.data.kind }),
    ...("steps" in event.data && { steps: event.data.steps }),
  };
}
