import { digest, eventId, omitUndefined } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { nativeFields } from "./native.js";
import { isFinal, judge, type TaskState } from "./outcome.js";

/** The identity and state of a task. */
interface TaskIdentity {
  readonly TaskId: string;
  readonly Status: string | undefined;
}

/** An event with the content of a task. */
type TaskWire = WireEvent<
  TaskIdentity & TaskState & { readonly SessionContext: string | undefined }
>;

/** Returns the common fields of a task's event. */
export function taskEvent(wire: TaskWire) {
  const { content } = wire;
  return omitUndefined({
    id: taskEventId(wire, content),
    ...nativeFields(wire),
    ...judge(content),
    taskId: content.TaskId,
    passthrough: content.SessionContext,
  });
}

/**
 * Returns the id of a task's event. A task ends once. Progress events are distinguished by their whole content.
 * `facts` distinguish what a task can report repeatedly even at its end.
 */
export function taskEventId(
  { kind, raw }: WireEvent,
  { TaskId, Status = "" }: TaskIdentity,
  ...facts: readonly string[]
): string {
  const warning = isFinal(Status) ? [] : [digest(raw)];
  return eventId("tencent", kind, TaskId, Status, ...facts, ...warning);
}
