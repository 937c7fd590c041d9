import { digest, eventId, type Outcome } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import type { StreamInfo } from "../wire/rendition.js";
import { outcomeOf } from "./outcome.js";

/**
 * Returns the id of the end of a task. A task ends once; a task that failed may succeed later. Without a task id, the
 * event is one of its media.
 */
export function taskEventId(wire: WireEnvelope, taskId: string | undefined): string {
  if (taskId === undefined) return mediaEventId(wire);
  return eventId("alibaba", wire.eventType, "task", taskId, outcomeOf(wire.status));
}

/**
 * Returns the id of an event that a media may have several times, such as an upload over an existing file. The time
 * distinguishes them. That retries keep the time is inferred: it is documented as the time when the event is generated.
 */
export function mediaEventId(wire: WireEnvelope, ...facts: readonly string[]): string {
  const { eventType, mediaId, rawTime } = wire;
  if (mediaId === undefined || rawTime === undefined) return contentId(wire, ...facts);
  const outcome = outcomeOf(wire.status);
  return eventId("alibaba", eventType, "media", mediaId, rawTime, outcome, ...facts);
}

/** Returns the id of an event without other identifying facts. */
export function contentId({ eventType, json }: WireEnvelope, ...facts: readonly string[]): string {
  return eventId("alibaba", eventType, "content", digest(json), ...facts);
}

/**
 * Returns the id of a rendition, which is the same in StreamTranscodeComplete and in the list of TranscodeComplete. The
 * id of its job identifies a stream.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo
 */
export function renditionId(
  { mediaId = "" }: WireEnvelope,
  { jobId, fileUrl: _, ...facts }: StreamInfo,
  outcome: Outcome,
): string {
  return eventId("alibaba", "rendition", mediaId, jobId ?? digest(facts), outcome);
}
