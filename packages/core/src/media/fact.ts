import type { VodEventType } from "../event/event.js";
import type { FoldableEvent } from "./foldable-event.js";
import type { Fact } from "./media-state.js";

/** Where a fact comes from. */
export type Stamp = Omit<Fact<unknown>, "value">;

/** Returns the stamp of an event. An event without a time counts at its receipt. */
export function stampOf({ event, receivedAt }: FoldableEvent): Stamp {
  const { id: eventId, type, time, timeSource } = event;
  if (time === undefined)
    return { eventId, type, at: receivedAt.toISOString(), atSource: "received" };
  return timeSource === undefined
    ? { eventId, type, at: time }
    : { eventId, type, at: time, atSource: timeSource };
}

/** Compares two times in RFC 3339 and UTC exactly. */
export function compareTimes(left: string, right: string): number {
  if (left === right) return 0;
  return (
    compareTexts(left.slice(0, 19), right.slice(0, 19)) ||
    compareTexts(fractionIn(left), fractionIn(right))
  );
}

/** Compares stamps: by time, then by the rank of the event type, then by event id. */
export function compareStamps(left: Stamp, right: Stamp): number {
  return (
    compareTimes(left.at, right.at) ||
    rankOf(left.type) - rankOf(right.type) ||
    compareTexts(left.eventId, right.eventId)
  );
}

/**
 * Compares facts as {@link compareStamps}. Two values of one event differ when the event was read twice with different
 * data: the longer one is later.
 */
export function compareFacts(left: Fact<unknown>, right: Fact<unknown>): number {
  return compareStamps(left, right) || compareValues(left.value, right.value);
}

/** Compares texts by their UTF-16 code units. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function compareValues(left: unknown, right: unknown): number {
  const [leftText, rightText] = [sortedJson(left), sortedJson(right)];
  return leftText.length - rightText.length || compareTexts(leftText, rightText);
}

/** Stores may change the order of members. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.entries(member).sort(([left], [right]) => compareTexts(left, right))
      : member,
  );
}

/** Events of one time: a media begins with its upload, and a change or deletion is later than what it changes. */
function rankOf(type: VodEventType): number {
  return ranks[type] ?? 2;
}

const ranks: Partial<Record<VodEventType, number>> = {
  "media.created": 0,
  "upload.created": 0,
  "media.uploaded": 1,
  "media.imported": 1,
  "media.updated": 3,
  "media.deleted": 4,
  "caption.deleted": 4,
};

/** Returns the digits of the fraction of a second without trailing zeros. */
function fractionIn(time: string): string {
  return time.slice(19).replace(/^\./, "").replace(/0*Z?$/, "");
}
