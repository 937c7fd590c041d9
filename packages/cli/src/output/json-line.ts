import type { VodEvent } from "@vod-events/core";
import { printable } from "../io/printable.js";

/** Formats an event as one line of JSON. */
export function jsonLine(event: VodEvent): string {
  return printable(JSON.stringify(inOrder(event)));
}

/** Returns an event with its members in the order of the envelope. */
export function inOrder(event: VodEvent): object {
  const { id, type, provider, outcome, time, mediaId, taskId, failure, passthrough } = event;
  const head = { id, type, provider, outcome, time, mediaId, taskId, failure, passthrough };
  return { ...head, data: event.data, native: event.native };
}
