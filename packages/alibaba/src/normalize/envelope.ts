import { type Failure, type Outcome, omitUndefined } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { failureOf } from "./failure.js";
import { mediaEventId, taskEventId } from "./identity.js";
import { outcomeOf } from "./outcome.js";

/** What an event says in its own way. */
export interface EnvelopeFields {
  readonly id: string;
  /** Default: by the status of the event. */
  readonly outcome?: Outcome;
  /** Default: by the error of the event. */
  readonly failure?: Failure | undefined;
  /** Default: that of the event. */
  readonly mediaId?: string | undefined;
  readonly taskId?: string | undefined;
}

/** Returns the fields that all events have. */
export function envelopeOf(wire: WireEnvelope, fields: EnvelopeFields) {
  const { id, outcome = outcomeOf(wire.status), taskId } = fields;
  const failure = fields.failure ?? failureOf(wire, outcome);
  return {
    id,
    idSource: "derived" as const,
    provider: "alibaba",
    outcome,
    ...omitUndefined({
      time: wire.eventTime,
      mediaId: fields.mediaId ?? wire.mediaId,
      taskId,
      failure: outcome === "failed" || outcome === "partial" ? failure : undefined,
      passthrough: wire.extend,
    }),
    native: { type: wire.eventType, payload: wire.json },
  };
}

/** Returns the fields of an event that a media may have several times; `facts` tell it apart from others. */
export function mediaEnvelope(wire: WireEnvelope, ...facts: readonly string[]) {
  return envelopeOf(wire, { id: mediaEventId(wire, ...facts) });
}

/** Returns the fields of the end of a task. */
export function taskEnvelope(wire: WireEnvelope, taskId: string | undefined) {
  return envelopeOf(wire, { id: taskEventId(wire, taskId), taskId });
}
