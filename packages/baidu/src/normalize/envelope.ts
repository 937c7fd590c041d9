import { type Outcome, omitUndefined, withoutNulls } from "@vod-events/core/provider";
import { failureOf, outcomeOf } from "../api/failures.js";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import type { TaskInfo, TaskPayload } from "../wire/task.js";
import { taskEventId } from "./identity.js";

/** What an event tells of its own part of a task. */
export interface TaskPart {
  readonly mediaId: string | undefined;
  readonly info: TaskInfo | undefined;
  /** Which part it is; absent where a task has only one. */
  readonly part?: string;
}

/** The members that come from what every event carries. */
export function envelopeOf(wire: WireEnvelope) {
  return {
    provider: "baidu",
    native: { type: wire.eventType, payload: withoutNulls(wire.json) },
  };
}

/**
 * The members that come from the task. The task's status rules, and that of the part only stands in for
 * it. The time is when the task finished; `eventTime`, a little later, is when Baidu made the event of it.
 */
export function taskEnvelopeOf(
  wire: WireEvent<string, TaskPayload>,
  { mediaId, info, part }: TaskPart,
) {
  const { taskId, finishTime } = wire.payload;
  const status = wire.payload.status ?? info?.status;
  return {
    id: taskEventId(wire, { taskId, mediaId, part, status, finishTime }),
    ...envelopeOf(wire),
    outcome: outcomeOf(status),
    ...omitUndefined({
      time: finishTime ?? wire.eventTime,
      mediaId,
      taskId,
      failure: failureOf(status, info?.errMsg),
    }),
  };
}

const withoutResult: ReadonlySet<Outcome> = new Set(["running", "failed", "canceled"]);

/** Whether a task that ended so has nothing to show; what an event may still name is not taken for it. */
export function isWithoutResult(outcome: Outcome): boolean {
  return withoutResult.has(outcome);
}
