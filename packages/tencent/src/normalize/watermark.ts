import {
  omitUndefined,
  type VodEventOf,
  type WatermarkExtractedData,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { BlindWatermark, CopyrightWatermark, TraceWatermark } from "../wire/watermark.js";
import { taskEvent } from "./task-event.js";

type WatermarkExtracted = VodEventOf<"watermark.extracted">;

/** The end of extracting a trace watermark, which identifies the viewer. */
export function traceExtracted(wire: WireEvent<TraceWatermark>): WatermarkExtracted {
  const viewerId = wire.content.Output?.Uv;
  return omitUndefined({
    type: "watermark.extracted" as const,
    ...taskEvent(wire),
    mediaId: wire.content.Input?.FileId,
    data: found({ kind: "trace", viewerId }),
  });
}

/**
 * The end of extracting a copyright watermark, which identifies the owner. The input is a URL, so the event names no
 * media.
 */
export function copyrightExtracted(wire: WireEvent<CopyrightWatermark>): WatermarkExtracted {
  const text = wire.content.Output?.Text;
  return {
    type: "watermark.extracted",
    ...taskEvent(wire),
    data: found({ kind: "copyright", text }),
  };
}

/** The end of extracting a watermark of either kind. A missing watermark is not a failure. */
export function blindExtracted(wire: WireEvent<BlindWatermark>): WatermarkExtracted {
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

/** A failed extraction sends `false` by default. */
function isMissing({ IsDetected, Result, ResultUV }: BlindWatermark): boolean {
  return IsDetected === false && Result === undefined && ResultUV === undefined;
}

/** Content in a watermark proves that it exists; missing content proves nothing. */
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
