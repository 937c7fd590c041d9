import {
  digest,
  eventId,
  omitUndefined,
  uniqueEvents,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { AdaptiveResult, AdaptiveStreaming } from "../wire/transcode.js";
import { formatOf } from "./format.js";
import { nativeFields } from "./native.js";
import { isFinal, judge } from "./outcome.js";
import { taskEventId } from "./task-event.js";

type Transcoded = VodEventOf<"media.transcoded">;

/**
 * The end of an adaptive streaming task: one event for each result. The event names the task but not the media. A
 * task without results leaves its output unknown.
 */
export function adaptiveStreams(wire: WireEvent<AdaptiveStreaming>): readonly Transcoded[] {
  const { content } = wire;
  const results = content.ComplexAdaptiveDynamicStreamingTaskResultSet;
  if (results.length > 0) return uniqueEvents(results.map((result) => resultEvent(wire, result)));
  const judgment = judge(content);
  const unclear = judgment.outcome === "succeeded";
  return [
    {
      type: "media.transcoded",
      ...sharedFields(wire),
      ...(unclear ? { outcome: "unknown" as const } : judgment),
      id: taskEventId(wire, content),
      data: { rendition: {} },
    },
  ];
}

function resultEvent(wire: WireEvent<AdaptiveStreaming>, result: AdaptiveResult): Transcoded {
  const { Input, Output } = result;
  const presetId = Input?.StreamPara?.Definition ?? Output?.Definition;
  const judgment = judge(result);
  const made = judgment.failure === undefined ? Output : undefined;
  return {
    type: "media.transcoded",
    ...sharedFields(wire),
    ...judgment,
    id: resultId(wire, result, presetId ?? ""),
    data: {
      rendition: omitUndefined({
        presetId,
        url: made?.Url,
        format: made && formatOf(made.Format, made.Url),
        adaptive: made && true,
        drm: made?.DrmType,
      }),
    },
  };
}

/** A finished result is the same in every event that contains it. A running one is distinguished by its progress. */
function resultId(
  { kind, content }: WireEvent<AdaptiveStreaming>,
  result: AdaptiveResult,
  presetId: string,
) {
  const { Progress, Status = "", ...state } = result;
  const warning = isFinal(Status) ? state : { ...state, Progress };
  return eventId("tencent", kind, content.TaskId, presetId, Status, digest(warning));
}

function sharedFields(wire: WireEvent<AdaptiveStreaming>) {
  return { taskId: wire.content.TaskId, ...nativeFields(wire) };
}
