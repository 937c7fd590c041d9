import type { VodEvent } from "@vod-events/core";
import { printable } from "./printable.js";

/** An event as one line of JSON, its members in the order of the envelope. */
export function jsonLine(event: VodEvent): string {
  const { id, type, provider, outcome, time, mediaId, taskId, failure, passthrough } = event;
  const head = { id, type, provider, outcome, time, mediaId, taskId, failure, passthrough };
  return printable(JSON.stringify({ ...head, data: event.data, native: event.native }));
}
