import {
  omitUndefined,
  type VodEventOf,
  type WatermarkExtractedData,
} from "@vod-events/core/provider";
import type {
  BlindWatermarkWire,
  CopyrightWatermarkWire,
  TraceWatermarkWire,
} from "../wire/event.js";
import type { BlindWatermark } from "../wire/watermark.js";
import { taskEvent } from "./task-event.js";

type WatermarkExtracted = VodEventOf<"watermark.extracted">;

/** The end of a search for a watermark that tells who played a media. */
export function traceExtracted(wire: TraceWatermarkWire): WatermarkExtracted {
  const viewerId = wire.content.Output?.Uv;
  return omitUndefined({
    type: "watermark.extracted" as const,
    ...taskEvent(wire),
    mediaId: wire.content.Input?.FileId,
    data: found({ kind: "trace", viewerId }),
  });
}

/**
 * The end of a search for a watermark that tells whose a media is. It is made on a URL, so no media is
 * named.
 */
export function copyrightExtracted(wire: CopyrightWatermarkWire): WatermarkExtracted {
  const text = wire.content.Output?.Text;
  return {
    type: "watermark.extracted",
    ...taskEvent(wire),
    data: found({ kind: "copyright", text }),
  };
}

/** The end of a search for a watermark of either kind. That there is none is no failure. */
export function blindExtracted(wire: BlindWatermarkWire): WatermarkExtracted {
  const { InputInfo, Result: text, ResultUV: viewerId } = wire.content;
  const fields = taskEvent(wire);
  const none = fields.outcome === "succeeded" && isMissing(wire.content);
  return omitUndefined({
    type: "watermark.extracted" as const,
    ...fields,
    mediaId: InputInfo?.FileId,
    data: none
      ? { kind: "blind" as const, detected: false }
      : found({ kind: "blind", text, viewerId }, wire.content.IsDetected),
  });
}

/** A search that failed says `false` for want of anything else. */
function isMissing({ IsDetected, Result, ResultUV }: BlindWatermark): boolean {
  return IsDetected === false && Result === undefined && ResultUV === undefined;
}

/**
 * What is in a watermark says that there is one; that nothing is in it does not say that there is
 * none.
 */
function found(
  data: {
    readonly kind: WatermarkExtractedData["kind"];
    readonly text?: string | undefined;
    readonly viewerId?: string | undefined;
  },
  isDetected = false,
): WatermarkExtractedData {
  const detected = isDetected || data.text !== undefined || data.viewerId !== undefined;
  return omitUndefined({ ...data, detected: detected ? true : undefined });
}
