import { digest, eventId } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire.js";

// Whether Baidu keeps an event's `eventId` and `eventTime` when it sends it again is not documented, and
// its documented samples use one `eventId` for several events. So neither identifies an event here.
const envelopeMembers = ["eventId", "eventTime"];

/** The id of an upload: a media is uploaded once. */
export function uploadId(wire: WireEnvelope, mediaId: string | undefined): string {
  return mediaId === undefined ? contentId(wire) : eventId("baidu", wire.eventType, mediaId);
}

/** What tells an event of a task from the others of the same task and type. */
export interface TaskFacts {
  readonly taskId: string | undefined;
  readonly mediaId: string | undefined;
  /** Which part of the task, where it has several; see {@link partOf}. */
  readonly part: string | undefined;
  readonly status: string | undefined;
  readonly finishTime: string | undefined;
}

/** The id of an event of a task. */
export function taskEventId(wire: WireEnvelope, facts: TaskFacts): string {
  const { taskId, mediaId = "", part = "", status = "", finishTime = "" } = facts;
  if (taskId === undefined) return contentId(wire);
  return eventId("baidu", wire.eventType, taskId, mediaId, part, status, finishTime);
}

/** Which part of a task it is: that of a preset, or told by all its content where it names none. */
export function partOf(wire: WireEnvelope, presetId: string | undefined): string {
  return presetId ?? contentDigest(wire, envelopeMembers);
}

/**
 * The id of an event of a type not known here. Its time counts: the same may happen to a media twice, and
 * an event that comes again is better than one that is lost.
 */
export function otherId(wire: WireEnvelope): string {
  return eventId("baidu", wire.eventType, "content", contentDigest(wire, ["eventId"]));
}

function contentId(wire: WireEnvelope): string {
  return eventId("baidu", wire.eventType, "content", contentDigest(wire, envelopeMembers));
}

function contentDigest({ json }: WireEnvelope, leftOut: readonly string[]): string {
  const members = Object.entries(json).filter(([key]) => !leftOut.includes(key));
  return digest(Object.fromEntries(members));
}
