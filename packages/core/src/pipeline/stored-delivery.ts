import type { StoredDelivery } from "../inbox/received-event.js";

import type { RawDelivery } from "../provider/raw-delivery.js";

/** Headers that carry somebody's credentials and tell nothing about the delivery. */
const dropped = new Set(["authorization", "proxy-authorization", "cookie"]);

/** What is kept of a callback, to look into it later. */
export function storedDelivery({ body, headers }: RawDelivery): StoredDelivery {
  const kept: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !dropped.has(name)) kept[name] = value;
  }
  return { body, headers: kept };
}
