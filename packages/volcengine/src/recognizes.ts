import { readRecord } from "@vod-events/core/provider";

/** The members that every event has. No other cloud sends all of them. */
const envelope = ["EventType", "EventTime", "RequestId", "Version", "Data"];

/** Tells whether a JSON value has the members of an event of Volcengine or BytePlus VOD. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json);
  return members !== undefined && envelope.every((name) => name in members);
}
