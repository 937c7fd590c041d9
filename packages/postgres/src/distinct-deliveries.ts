import type { StoredDelivery } from "@vod-events/core/inbox";

/** Returns each delivery once, and for each of the given ones its position among them, from 1; `null` for none. */
export function distinctDeliveries(given: readonly (StoredDelivery | undefined)[]) {
  const distinct = [...new Set(given)].filter((delivery) => delivery !== undefined);
  const positions = new Map(distinct.map((delivery, index) => [delivery, index + 1]));
  return {
    bodies: distinct.map(({ body }) => Buffer.from(body).toString("hex")),
    headers: distinct.map((delivery) => JSON.stringify(delivery.headers)),
    positions: given.map((delivery) => (delivery && positions.get(delivery)) ?? null),
  };
}
