import type { KeptDelivery } from "../inbox/store.js";
import type { RawDelivery } from "../provider/raw-delivery.js";

/** Headers that carry somebody's credentials and tell nothing about the delivery. */
const dropped = new Set(["authorization", "proxy-authorization", "cookie"]);

/** What is kept of a callback, to look into it later. */
export function keptDelivery({ body, headers }: RawDelivery): KeptDelivery {
  const kept: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !dropped.has(name)) kept[name] = value;
  }
  return { body, headers: kept };
}
