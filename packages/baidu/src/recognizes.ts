import { readRecord } from "@vod-events/core/provider";

/** Tells whether a JSON value has members of an event of API v2 or v1. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json);
  if (members === undefined) return false;
  if ("messageBody" in members) return true;
  if (Object.keys(members).some((name) => /^[a-z]\w*Event$/.test(name))) return true;
  return "eventType" in members && ("eventId" in members || "eventTime" in members);
}
