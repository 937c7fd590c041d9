import { readRecord, readText } from "@vod-events/core/provider";

/** Tells whether a JSON value has the members that every event of Mux has, and no event of another cloud. */
export function recognizes(json: unknown): boolean {
  const members = readRecord(json) ?? {};
  const parts = [members.object, members.environment, members.data].map(readRecord);
  return readText(members.type) !== undefined && parts.every((part) => part !== undefined);
}
