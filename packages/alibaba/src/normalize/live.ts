import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { envelopeOf, mediaEnvelope } from "./envelope.js";
import { mediaEventId } from "./identity.js";
import { outcomeOf } from "./outcome.js";

interface Recording {
  readonly streamName?: string;
}

/** The neutral event of AddLiveRecordVideoComplete. */
export function persistedEvent(wire: WireEvent<Recording>): VodEventOf<"media.persisted"> {
  const { streamName: source } = wire.payload;
  return {
    type: "media.persisted",
    ...mediaEnvelope(wire),
    data: omitUndefined({ source }),
  };
}

/** The neutral event of LiveRecordVideoComposeStart: the recordings of a stream are being joined. */
export function composingEvent(wire: WireEvent<Recording>): VodEventOf<"workflow.progressed"> {
  const started = outcomeOf(wire.status);
  const outcome = started === "succeeded" ? "running" : started;
  return {
    type: "workflow.progressed",
    ...envelopeOf(wire, { id: mediaEventId(wire), outcome }),
    data: { steps: [{ kind: "LiveRecordVideoCompose", outcome }] },
  };
}
