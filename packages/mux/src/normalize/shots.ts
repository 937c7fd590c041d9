import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { ShotsPayload } from "../wire/parts.js";
import { envelopeOf } from "./envelope.js";
import { outcomeOf } from "./outcome.js";

/** The neutral event of the end of a detection of shots. The shots are in the manifest. */
export function shotsEvent(wire: WireEvent<ShotsPayload>): VodEventOf<"analysis.completed"> {
  const { manifestUrl: allResultsUrl } = wire.payload;
  return {
    ...envelopeOf(wire, { outcome: outcomeOf(wire) }),
    type: "analysis.completed",
    data: { kind: "segments", results: [], ...omitUndefined({ allResultsUrl }) },
  };
}
