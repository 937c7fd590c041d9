import { readRecord } from "@vod-events/core/provider";

/** Tells whether a JSON value has members of an event in either format, or of an API response. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json);
  if (members === undefined) return false;
  if ("EventSet" in members || "Response" in members) return true;
  if (Object.keys(members).some((name) => /^[A-Z]\w*(Event|Complete)$/.test(name))) return true;
  if ("EventType" in members) return !("EventTime" in members);
  return "eventType" in members && ("data" in members || "version" in members);
}
