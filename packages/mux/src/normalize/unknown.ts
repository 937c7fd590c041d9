import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { envelopeOf } from "./envelope.js";

/** The neutral event of a native type without a neutral one. */
export function unknownEvent(wire: WireEnvelope): VodEventOf<"unknown"> {
  return { type: "unknown", ...envelopeOf(wire, { outcome: "unknown" }), data: {} };
}
