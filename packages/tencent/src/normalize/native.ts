import type { WireEvent } from "../wire/event.js";

/** Returns the fields that all events of a delivery share. Tencent sends no event id. */
export function nativeFields({ type, payload }: WireEvent) {
  return { provider: "tencent", idSource: "derived" as const, native: { type, payload } };
}
