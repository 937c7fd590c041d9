import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { envelopeOf } from "./envelope.js";
import { contentId } from "./identity.js";

/** The neutral event of an undocumented native type, or of another cloud. */
export function unknownEvent(wire: WireEnvelope): VodEventOf<"unknown"> {
  const envelope = envelopeOf(wire, { outcome: "unknown", id: contentId(wire) });
  return { ...envelope, type: "unknown", data: {} };
}
