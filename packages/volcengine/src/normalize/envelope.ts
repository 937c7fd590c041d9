import { type Outcome, omitUndefined } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { failureIn } from "./failure.js";
import { mediaEventId } from "./identity.js";
import { outcomeOfCode } from "./outcome.js";

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
    native: { payload: wire.json, type: wire.eventType },
  };
}

/** Returns the fields of an event of a media whose outcome is that of its code; `facts` tell it apart from others. */
export function mediaEnvelope(wire: WireEnvelope, ...facts: readonly string[]) {
  const outcome = outcomeOfCode(wire.code);
  return envelopeOf(wire, { outcome, id: mediaEventId(wire, outcome, ...facts) });
}
