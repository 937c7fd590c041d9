import { type Outcome, omitUndefined } from "@vod-events/core/provider";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import type { PresetPayload, TaskInfo, TaskPayload } from "../wire/task.js";
import { partOf, taskEventId } from "./identity.js";
import { failureOf, outcomeOf } from "./task-status.js";

/** The part of a task that an event describes. */
export interface TaskPart {
  readonly mediaId: string | undefined;
  readonly info: TaskInfo | undefined;
  /** Identifies the part; absent when the task has only one. */
  readonly part?: string;
}

/** Returns the fields from the envelope. Baidu's `eventId` does not identify an event; see `identity.ts`. */
export function envelopeOf(wire: WireEnvelope) {
  return {
    provider: "baidu",
    idSource: "derived" as const,
    native: { type: wire.eventType, payload: wire.json },
  };
}

/**
 * Returns the fields from the task. The task's status takes precedence over the part's. The time is the end of the
 * task; `eventTime`, a little later, is when Baidu created the event.
 */
export function taskEnvelopeOf(wire: WireEvent<TaskPayload>, { mediaId, info, part }: TaskPart) {
  const { taskId, finishTime } = wire.payload;
  const status = wire.payload.status ?? info?.status;
  return {
    id: taskEventId(wire, { taskId, mediaId, part, status, finishTime }),
    ...envelopeOf(wire),
    outcome: outcomeOf(status),
    ...omitUndefined({
      time: finishTime ?? wire.eventTime,
      timeSource: finishTime === undefined ? undefined : ("derived" as const),
      mediaId,
      taskId,
      failure: failureOf(status, info?.errMsg),
    }),
  };
}

const withoutResult: ReadonlySet<Outcome> = new Set(["running", "failed", "canceled"]);

/** Tells whether a task with this outcome has no result. Values that the event still contains are ignored then. */
export function isWithoutResult(outcome: Outcome): boolean {
  return withoutResult.has(outcome);
}

/**
 * Returns what the event of the work of a preset says: its fields, the preset and the output, which a task without a
 * result has none of.
 */
export function presetPart<Output extends { readonly id: string | undefined }>(
  wire: WireEvent<PresetPayload<Output>>,
) {
  const { info } = wire.payload;
  const { mediaId, presetId, output } = info ?? {};
  const envelope = taskEnvelopeOf(wire, { mediaId, info, part: partOf(wire, presetId) });
  return { envelope, presetId, output: isWithoutResult(envelope.outcome) ? undefined : output };
}
