import {
  formatNamed,
  formatOfUrl,
  omitUndefined,
  optionalItem,
  type Rendition,
  uniqueEvents,
  type VodEvent,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import type { StreamInfo } from "../wire/rendition.js";
import type { TranscodePayload } from "../wire/transcode.js";
import { envelopeOf } from "./envelope.js";
import { failureOf } from "./failure.js";
import { mediaEventId, renditionId } from "./identity.js";
import { outcomeOf, outcomeOfParts } from "./outcome.js";

/** The neutral event of StreamTranscodeComplete: the end of one rendition. */
export function transcodedEvent(wire: WireEvent<StreamInfo>): VodEventOf<"media.transcoded"> {
  return renditionEvent(wire, wire.payload);
}

/**
 * The neutral events of TranscodeComplete: the end of all renditions, and each of them again. A rendition has the same
 * id as in its StreamTranscodeComplete, so that it is handled once. The status of the event is `success` when at least
 * one rendition succeeded; the outcome is `partial` then.
 */
export function transcodesEvents(wire: WireEvent<TranscodePayload>): readonly VodEvent[] {
  const { streams } = wire.payload;
  const ends = streams.map(({ status }) => outcomeOf(status));
  const own = outcomeOf(wire.status);
  const parts = outcomeOfParts(ends);
  const outcome = streams.length === 0 || parts === "unknown" ? own : parts;
  const steps = streams.map((stream, index) => stepOf(stream, ends[index] ?? "unknown"));
  const failure = outcome === "failed" ? steps[0]?.failure : undefined;
  const completed: VodEventOf<"workflow.completed"> = {
    type: "workflow.completed",
    ...envelopeOf(wire, { id: mediaEventId(wire), outcome, failure }),
    data: { steps },
  };
  const renditions = streams.map((stream) => renditionEvent(wire, stream));
  return [completed, ...uniqueEvents(renditions)];
}

function stepOf(stream: StreamInfo, outcome: ReturnType<typeof outcomeOf>) {
  const failure = failureOf(stream, outcome);
  const presetId = stream.definition;
  return { kind: "Transcode", outcome, ...omitUndefined({ failure, presetId }) };
}

function renditionEvent(wire: WireEnvelope, stream: StreamInfo): VodEventOf<"media.transcoded"> {
  const outcome = outcomeOf(stream.status);
  const id = renditionId(wire, stream, outcome);
  const failure = failureOf(stream, outcome);
  return {
    type: "media.transcoded",
    ...envelopeOf(wire, { id, outcome, failure, taskId: stream.jobId }),
    data: { rendition: renditionOf(stream, outcome === "failed") },
  };
}

/** A template has no id in the events, so the definition, such as `HD`, stands for it. */
function renditionOf(stream: StreamInfo, isFailed: boolean): Rendition {
  const { definition: presetId, fileUrl: url } = stream;
  if (isFailed) return omitUndefined({ presetId });
  const { sizeBytes, durationSeconds, bitrateBps, widthPixels, heightPixels } = stream;
  const { framesPerSecond } = stream;
  return omitUndefined({
    presetId,
    url,
    format: formatNamed(stream.format) ?? formatOfUrl(url),
    ...{ sizeBytes, durationSeconds, bitrateBps, widthPixels, heightPixels },
    videoStreams: optionalItem({ widthPixels, heightPixels, framesPerSecond }),
  });
}
