import type { VodEvent } from "@vod-events/core";
import type { Io } from "../io/io.js";
import { jsonLine } from "./json-line.js";
import { colorsFor, prettyEvent } from "./pretty.js";

/** Returns the function that formats an event: as a JSON line, or for people with a blank line after it. */
export function formatEvent(pretty: boolean, io: Io): (event: VodEvent) => string {
  if (!pretty) return (event) => `${jsonLine(event)}\n`;
  const colors = colorsFor(io);
  return (event) => `${prettyEvent(event, colors)}\n\n`;
}
