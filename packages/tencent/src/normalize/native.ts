import type { TencentWire } from "../wire/event.js";
import { providerId } from "../wire/provider-id.js";

/** Where an event came from: the members that every event of one delivery shares. */
export function nativeFields({ type, payload }: TencentWire) {
  return { provider: providerId, native: { type, payload } };
}
