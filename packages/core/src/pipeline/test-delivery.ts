import type { VodEvent } from "../event/event.js";

/** The type of an event that no cloud sends: it tries out a receiver, and no handler is told of it. */
export const testEventType = "VodEventsCheck";

/** The header of the answer to such an event, by which whoever sent it knows who answered. */
export const testDeliveryHeader = "vod-events";

/** Whether what a delivery was translated to is such an event. */
export function isTestEvent(events: readonly VodEvent[]): boolean {
  const [event, another] = events;
  if (another !== undefined) return false;
  return event?.type === "unknown" && event.native.type === testEventType;
}
