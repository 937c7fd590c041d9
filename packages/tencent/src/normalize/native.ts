import type { WireEvent } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";

/** Returns the fields that all events of a delivery share. Tencent sends no event id. */
export function nativeFields({ type, payload }: WireEvent) {
  return { provider: providerId, idSource: "derived" as const, native: { type, payload } };
}
