import { omitUndefined, type VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { PartPayload } from "../wire/parts.js";
import { envelopeOf } from "./envelope.js";

type Part = WireEvent<PartPayload>;

/** The neutral event of the start of a task that makes a part of an asset. */
export function startedEvent(wire: Part): VodEventOf<"workflow.progressed"> {
  const { presetId } = wire.payload;
  const step = { kind: kindIn(wire), outcome: "running", ...omitUndefined({ presetId }) } as const;
  return {
    ...envelopeOf(wire, { outcome: "running" }),
    type: "workflow.progressed",
    data: { steps: [step] },
  };
}

/** The neutral event of the deletion of a part of an asset. */
export function partDeletedEvent(wire: Part): VodEventOf<"media.deleted"> {
  const { presetId } = wire.payload;
  return {
    ...envelopeOf(wire, { outcome: "succeeded" }),
    type: "media.deleted",
    data: { parts: [{ kind: kindIn(wire), ...omitUndefined({ presetId }) }] },
  };
}

/** Returns the name of a part, such as `master` in `video.asset.master.deleted`. */
function kindIn({ eventType }: Part): string {
  return eventType.split(".").at(-2) ?? eventType;
}
