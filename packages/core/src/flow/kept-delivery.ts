import type { KeptDelivery } from "../inbox/store.js";
import type { RawDelivery } from "../provider/raw-delivery.js";

/** Headers that carry somebody's credentials and tell nothing about the delivery. */
const dropped = new Set(["authorization", "proxy-authorization", "cookie"]);

/** What is kept of a callback, to look into it later. */
export function keptDelivery({ body, headers }: RawDelivery): KeptDelivery {
  const kept = Object.entries(headers).filter(
    (header): header is [string, string] => header[1] !== undefined && !dropped.has(header[0]),
  );
  return { body, headers: Object.fromEntries(kept) };
}
