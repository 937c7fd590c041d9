import type { VodEvent } from "../event/event.js";

/** The native type of a test event. No provider sends it, and no handler receives it. */
export const testEventType = "VodEventsCheck";

/** The response header by which the sender of a test delivery recognizes the receiver. */
export const testDeliveryHeader = "vod-events";

/** Tells whether a normalized delivery is a test event. */
export function isTestEvent(events: readonly VodEvent[]): boolean {
  const [event, another] = events;
  if (another !== undefined) return false;
  return event?.type === "unknown" && event.native.type === testEventType;
}
