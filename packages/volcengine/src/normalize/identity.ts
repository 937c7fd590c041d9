import { digest, eventId, type Outcome } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";

const provider = "volcengine";

/** Returns the id of a state of a task. Without the id of the task, the event is one of its media. */
export function taskStateId(wire: WireEnvelope, taskId: string | undefined, state: string): string {
  if (taskId === undefined) return mediaEventId(wire, state);
  return eventId(provider, wire.eventType, "task", taskId, state);
}

/**
 * Returns the id of an event that a media may have several times. The time tells them apart. That a retry keeps it is
 * inferred: it is documented as the time when the event is generated. `RequestId` is no part of an id, because its
 * stability is unknown.
 */
export function mediaEventId(wire: WireEnvelope, ...facts: readonly string[]): string {
  const { eventType, mediaId, rawTime } = wire;
  if (rawTime === undefined || mediaId === undefined) return contentId(wire, ...facts);
  return eventId(provider, eventType, "media", mediaId, rawTime, ...facts);
}

/** Returns the id of an event without other identifying facts. */
export function contentId(wire: WireEnvelope, ...facts: readonly string[]): string {
  const { RequestId: _, ...content } = wire.json;
  return eventId(provider, wire.eventType, "content", digest(content), ...facts);
}

/** Returns the id of an output of a workflow: its own id, or its place in its list. */
export function outputId(
  wire: WireEnvelope,
  runId: string | undefined,
  output: { readonly kind: string; readonly name: string },
): string {
  return taskStateId(wire, runId, `${output.kind} ${output.name}`);
}

/** Returns the id of a copy of a file, which may create a media. */
export function copyEventId(
  wire: WireEnvelope,
  {
    uri,
    mediaId = "",
  }: { readonly uri?: string | undefined; readonly mediaId?: string | undefined },
  outcome: Outcome,
): string {
  if (uri === undefined || wire.rawTime === undefined) return contentId(wire, outcome);
  return eventId(provider, wire.eventType, "uri", uri, mediaId, wire.rawTime, outcome);
}
