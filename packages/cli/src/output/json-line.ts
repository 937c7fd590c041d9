import type { VodEvent } from "@vod-events/core";
import { printable } from "../io/printable.js";

/** Formats an event as one line of JSON. */
export function jsonLine(event: VodEvent): string {
  return printable(JSON.stringify(inOrder(event)));
}

/** Returns an event with its members in the order of the envelope. */
export function inOrder(event: VodEvent): object {
  const { id, idSource, type, provider, outcome, time, timeSource } = event;
  const { mediaId, taskId, failure, passthrough, data, native } = event;
  const head = { id, idSource, type, provider, outcome, time, timeSource };
  return { ...head, mediaId, taskId, failure, passthrough, data, native };
}
