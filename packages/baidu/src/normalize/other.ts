import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { envelopeOf } from "./envelope.js";
import { otherId } from "./identity.js";

/** The neutral event of any type that is not documented, and of another format. */
export function otherEvent(wire: WireEnvelope): VodEventOf<"unknown"> {
  return {
    id: otherId(wire),
    type: "unknown",
    ...envelopeOf(wire),
    outcome: "unknown",
    ...omitUndefined({ time: wire.eventTime }),
    data: {},
  };
}
