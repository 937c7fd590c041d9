import { readRecord } from "@vod-events/core/provider";

/** The members of events of other clouds and products that also have `EventType` and `EventTime`. */
const otherMembers = ["Version", "MessageBody", "EventHandle"];

/** Tells whether a JSON value has the members of an event of Alibaba Cloud VOD. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json);
  if (members === undefined || otherMembers.some((name) => name in members)) return false;
  return "EventType" in members && "EventTime" in members;
}
