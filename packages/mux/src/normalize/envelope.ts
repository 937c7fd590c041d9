import {
  eventId,
  type Failure,
  type Outcome,
  omitUndefined,
  withoutNulls,
} from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";

/** What an event says in its own way. */
export interface EnvelopeFields {
  readonly outcome: Outcome;
  /** Tells the events of one native event apart. */
  readonly part?: string;
  /** Default: that of the event. */
  readonly mediaId?: string | undefined;
  readonly taskId?: string | undefined;
  /** Default: that of the event. */
  readonly passthrough?: string | undefined;
}

/** Returns the fields that all events have. */
export function envelopeOf(wire: WireEnvelope, fields: EnvelopeFields) {
  const { outcome, part, taskId } = fields;
  return {
    id: eventId("mux", wire.id, ...(part === undefined ? [] : [part])),
    idSource: "provider" as const,
    ...{ provider: "mux", outcome },
    ...omitUndefined({
      time: wire.eventTime,
      mediaId: fields.mediaId ?? wire.mediaId,
      taskId,
      passthrough: fields.passthrough ?? wire.passthrough,
      failure: outcome === "failed" ? failureIn(wire) : undefined,
    }),
    native: { type: wire.eventType, payload: withoutNulls(wire.json) },
  };
}

/** The types of errors are undocumented, so that none has a neutral meaning. */
function failureIn({ error: { type: raw = "errored", message } }: WireEnvelope): Failure {
  return { code: "other", raw, ...omitUndefined({ message }) };
}
