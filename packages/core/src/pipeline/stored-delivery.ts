import type { StoredDelivery } from "../inbox/received-event.js";
import type { RawDelivery } from "../provider/raw-delivery.js";

/** Headers with credentials. They say nothing about the delivery. */
const dropped = new Set(["authorization", "proxy-authorization", "cookie"]);

/** Returns the part of a callback that the inbox stores. */
export function storedDelivery({ body, headers }: RawDelivery): StoredDelivery {
  return { body, headers: storedHeaders(headers) };
}

/** Returns the headers without credentials. */
export function storedHeaders(headers: RawDelivery["headers"]): StoredDelivery["headers"] {
  const kept: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !dropped.has(name)) kept[name] = value;
  }
  return kept;
}
