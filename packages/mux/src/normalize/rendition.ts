import {
  type Outcome,
  omitUndefined,
  type Rendition,
  uniqueEvents,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { AssetPayload } from "../wire/asset.js";
import type { WireEvent } from "../wire/event.js";
import type { RenditionPayload, renditionsPayload } from "../wire/rendition.js";
import { envelopeOf } from "./envelope.js";
import { outcomeOf } from "./outcome.js";

type Renditions = WireEvent<typeof renditionsPayload._A>;

/** The neutral event of the end of a static rendition. */
export function renditionEvent(wire: WireEvent<RenditionPayload>): VodEventOf<"media.transcoded"> {
  const outcome = outcomeOf(wire);
  return {
    ...envelopeOf(wire, { outcome }),
    type: "media.transcoded",
    data: { rendition: renditionOf(wire.payload, outcome) },
  };
}

/** The neutral events of the end of all static renditions: one for each file, or one without details. */
export function renditionEvents(wire: Renditions): readonly VodEventOf<"media.transcoded">[] {
  const outcome = outcomeOf(wire);
  const events = wire.payload.files.map((file, index) => ({
    ...envelopeOf(wire, {
      ...{ outcome, part: file.name ?? String(index) },
      passthrough: file.passthrough,
    }),
    type: "media.transcoded" as const,
    data: { rendition: renditionOf(file, outcome) },
  }));
  if (events.length > 0) return uniqueEvents(events);
  return [{ ...envelopeOf(wire, { outcome }), type: "media.transcoded", data: { rendition: {} } }];
}

/** The neutral event of the end of a master: a temporary file of the best quality. */
export function masterEvent(wire: WireEvent<AssetPayload>): VodEventOf<"media.transcoded"> {
  const outcome = outcomeOf(wire);
  const { masterUrl: url } = wire.payload;
  const rendition = renditionOf({ presetId: "master", format: "mp4", url }, outcome);
  return {
    ...envelopeOf(wire, { outcome }),
    type: "media.transcoded",
    data: { rendition },
  };
}

/** A file that was not made has its preset only. */
function renditionOf(
  { name: _, passthrough: __, ...file }: RenditionPayload & { readonly url?: string | undefined },
  outcome: Outcome,
): Rendition {
  return omitUndefined(outcome === "succeeded" ? file : { presetId: file.presetId });
}
