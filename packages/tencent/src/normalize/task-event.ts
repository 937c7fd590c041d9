import { digest, eventId, omitUndefined } from "@vod-events/core/provider";
import type { TencentWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";
import { nativeFields } from "./native.js";
import { isFinal, judge, type TaskState } from "./outcome.js";

/** What names a task, and the state it is in. */
interface TaskNotice {
  readonly TaskId: string;
  readonly Status: string | undefined;
}

/** An event whose content is that of a task. */
type TaskWire = TencentWire & {
  readonly content: TaskNotice & TaskState & { readonly SessionContext: string | undefined };
};

/** What the event of a task has, whatever the task does. */
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
 * The id of a task's event. A task ends once; anything else it tells is one of many warnings, told apart by
 * all they say. `facts` tell apart what a task can be told of more than once even when it ended.
 */
export function taskEventId(
  { knownType, raw }: TencentWire,
  { TaskId, Status = "" }: TaskNotice,
  ...facts: readonly string[]
): string {
  const warning = isFinal(Status) ? [] : [digest(raw)];
  return eventId(providerId, knownType, TaskId, Status, ...facts, ...warning);
}
