import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";

/** The events that a command printed, one a line. */
export function parseLines(text: string): readonly VodEvent[] {
  assert.ok(text === "" || text.endsWith("\n"), "the last line is ended");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
