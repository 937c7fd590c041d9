import { digest, eventId, type Outcome } from "@vod-events/core/provider";
import type { WireEnvelope } from "../wire/event.js";
import { outcomeOf } from "./task-status.js";

// Whether a redelivery keeps `eventId` and `eventTime` is undocumented, and the documented samples share one
// `eventId`. So neither identifies an event here.
const envelopeMembers = ["eventId", "eventTime"];

const ends: ReadonlySet<Outcome> = new Set(["succeeded", "failed", "canceled"]);

/** Returns the id of an upload: a media is uploaded once. */
export function uploadId(wire: WireEnvelope, mediaId: string | undefined): string {
  return mediaId === undefined ? contentId(wire) : eventId("baidu", wire.eventType, mediaId);
}

/** The facts that distinguish the events of one task and type. */
export interface TaskFacts {
  readonly taskId: string | undefined;
  readonly mediaId: string | undefined;
  /** The part of the task, when it has several; see {@link partOf}. */
  readonly part: string | undefined;
  readonly status: string | undefined;
  readonly finishTime: string | undefined;
}

/**
 * Returns the id of a task's event. The end of a part is identified by the part and its outcome: a part ends once, and
 * a part that failed may succeed later. That is inferred. Progress events of a running part are distinguished by their
 * whole content.
 */
export function taskEventId(wire: WireEnvelope, facts: TaskFacts): string {
  const { taskId, mediaId = "", status = "", finishTime = "", part = "" } = facts;
  if (taskId === undefined) return contentId(wire);
  const outcome = outcomeOf(status);
  if (ends.has(outcome)) return eventId("baidu", wire.eventType, taskId, part, outcome);
  const content = contentDigest(wire, envelopeMembers);
  return eventId("baidu", wire.eventType, taskId, mediaId, content, status, finishTime);
}

/** Returns the part of a task: its preset, or a digest of its content when it names no preset. */
export function partOf(wire: WireEnvelope, presetId: string | undefined): string {
  return presetId ?? contentDigest(wire, envelopeMembers);
}

/** Returns the part of a task by its media, in any order. */
export function partOfMedia(mediaIds: readonly string[]): string {
  return digest(mediaIds.toSorted());
}

/**
 * Returns the id of an event with an unknown type or format. It includes the time, and for an old format the
 * `messageId`, whose stability is undocumented. The same operation may happen to a media twice, and a duplicate is
 * better than a lost event.
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
