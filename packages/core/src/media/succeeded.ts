import type { VodEvent } from "../event/event.js";

/** Whether an event says that something exists now. */
export function succeeded({ outcome }: VodEvent): boolean {
  return outcome === "succeeded" || outcome === "partial";
}
