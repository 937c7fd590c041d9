import { type Outcome, omitUndefined, withoutNulls } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { failureIn } from "./failure.js";

/** What an event says in its own way. */
export interface EnvelopeFields {
  readonly id: string;
  readonly outcome: Outcome;
  /** Default: that of the event; `null` when it has none. */
  readonly mediaId?: string | null | undefined;
  readonly taskId?: string | undefined;
  /** Default: that of the event. */
  readonly passthrough?: string | undefined;
}

/** Returns the fields that all events have. */
export function envelopeOf(wire: WireEnvelope, fields: EnvelopeFields) {
  const { id, outcome, taskId, mediaId = wire.mediaId } = fields;
  return {
    ...{ id, idSource: "derived" as const, provider: "volcengine", outcome },
    ...omitUndefined({
      taskId,
      mediaId: mediaId ?? undefined,
      time: wire.eventTime,
      passthrough: fields.passthrough ?? wire.passthrough,
      failure: outcome === "failed" ? failureIn(wire) : undefined,
    }),
    native: { payload: withoutNulls(wire.json), type: wire.eventType },
  };
}
