import {
  type Members,
  parseJson,
  readList,
  readNumber,
  readRecord,
} from "@vod-events/core/provider";

/** Reads an object, also as JSON in a string. Events of the same type contain either. */
export function readObject(value: unknown): Members | undefined {
  return readRecord(valueIn(value));
}

/** Reads a list, also as JSON in a string. A single object counts as a list of one. */
export function readObjects(value: unknown): readonly Members[] {
  const content = valueIn(value);
  const list = Array.isArray(content) ? readList(content) : [content];
  return list.map(readObject).filter((item) => item !== undefined);
}

function valueIn(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const parsed = parseJson(Buffer.from(value));
  return parsed.ok ? parsed.value : undefined;
}

/** Reads a bit rate in kilobits per second as bits per second. */
export function readKilobits(value: unknown): number | undefined {
  const kilobits = readNumber(value);
  const bits = Math.round((kilobits ?? 0) * 1000);
  return bits > 0 && Number.isFinite(bits) ? bits : undefined;
}

/** Reads a time in milliseconds as seconds. */
export function readMilliseconds(value: unknown): number | undefined {
  const milliseconds = readNumber(value);
  return milliseconds !== undefined && milliseconds >= 0 ? milliseconds / 1000 : undefined;
}

/** Returns the members of an event by names without spaces: samples in the documentation have `"SourceURL "`. */
export function trimmedMembers(json: Members): Members {
  const names = Object.keys(json);
  if (names.every((name) => name === name.trim())) return json;
  return Object.fromEntries(names.map((name) => [name.trim(), json[name]]));
}
