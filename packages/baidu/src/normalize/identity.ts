import { digest, eventId, type Outcome } from "@vod-events/core/provider";
import { outcomeOf } from "../api/failures.js";
import type { WireEnvelope } from "../wire/event.js";

// Whether Baidu keeps an event's `eventId` and `eventTime` when it sends it again is not documented, and
// its documented samples use one `eventId` for several events. So neither identifies an event here.
const envelopeMembers = ["eventId", "eventTime"];

const ends: ReadonlySet<Outcome> = new Set(["succeeded", "failed", "canceled"]);

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

/**
 * The id of an event of a task. A part of a task ends once, and is told by its name; the news of one that
 * goes on are told from each other by all their content.
 */
export function taskEventId(wire: WireEnvelope, facts: TaskFacts): string {
  const { taskId, mediaId = "", status = "", finishTime = "" } = facts;
  if (taskId === undefined) return contentId(wire);
  const ended = ends.has(outcomeOf(status));
  const part = ended ? (facts.part ?? "") : contentDigest(wire, envelopeMembers);
  return eventId("baidu", wire.eventType, taskId, mediaId, part, status, finishTime);
}

/** Which part of a task it is: that of a preset, or told by all its content where it names none. */
export function partOf(wire: WireEnvelope, presetId: string | undefined): string {
  return presetId ?? contentDigest(wire, envelopeMembers);
}

/** Which part of a task it is: that which made these media, in whatever order they are listed. */
export function partOfMedia(mediaIds: readonly string[]): string {
  return digest(mediaIds.toSorted());
}

/**
 * The id of an event of a type or in a format not known here. Its time counts, and in an old format the
 * `messageId`, of which it is unknown whether it stays the same: the same may happen to a media twice, and
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
