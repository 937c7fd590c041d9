import { readRecord, readText } from "@vod-events/core/provider";

/** Tells whether a JSON value has members that only events of Lumen have. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json);
  return members !== undefined && "occurred_at" in members && readText(members.type) !== undefined;
}
