import type { VodEvent } from "@vod-events/core";
import type { Shell } from "../io/io.js";
import { jsonLine } from "./json-line.js";
import { colorsFor, prettyEvent } from "./pretty.js";

/** How an event is printed: as a line of JSON, or for people, with a blank line after it. */
export function eventWording(pretty: boolean, shell: Shell): (event: VodEvent) => string {
  if (!pretty) return (event) => `${jsonLine(event)}\n`;
  const colors = colorsFor(shell);
  return (event) => `${prettyEvent(event, colors)}\n\n`;
}
