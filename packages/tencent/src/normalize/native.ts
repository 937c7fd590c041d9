import type { TencentWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";

/** Returns the native fields, which all events of a delivery share. */
export function nativeFields({ type, payload }: TencentWire) {
  return { provider: providerId, native: { type, payload } };
}
