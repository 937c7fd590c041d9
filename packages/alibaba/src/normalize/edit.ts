import type { VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import { mediaEnvelope } from "./envelope.js";
import { outcomeOf } from "./outcome.js";

/** The neutral event of ProduceMediaComplete. A project can be produced several times, so it is not the task. */
export function editedEvent(wire: WireEvent<object>): VodEventOf<"edit.completed"> {
  const { mediaId } = wire;
  const isMade = mediaId !== undefined && outcomeOf(wire.status) !== "failed";
  return {
    type: "edit.completed",
    ...mediaEnvelope(wire),
    data: { kind: "edit", outputs: isMade ? [{ mediaId }] : [] },
  };
}
