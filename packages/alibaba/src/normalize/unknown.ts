import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { envelopeOf } from "./envelope.js";
import { contentId } from "./identity.js";

/** The neutral event of a native type that is not documented. */
export function unknownEvent(wire: WireEnvelope): VodEventOf<"unknown"> {
  const fields = { id: contentId(wire), outcome: "unknown" } as const;
  return { type: "unknown", ...envelopeOf(wire, fields), data: {} };
}
