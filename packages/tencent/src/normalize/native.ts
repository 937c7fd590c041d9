import type { WireEvent } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";

/** Returns the native fields, which all events of a delivery share. */
export function nativeFields({ type, payload }: WireEvent<unknown>) {
  return { provider: providerId, native: { type, payload } };
}
