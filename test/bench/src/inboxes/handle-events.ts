import type { InboxStore } from "@vod-events/core/inbox";

const leaseMs = 60_000;

/** Leases due events, and marks them as done at once. Returns their number. */
export async function handleEvents(
  store: InboxStore,
  count: number,
  serialByMedia = false,
): Promise<number> {
  const now = Date.now();
  const leases = await store.lease({ count, now, until: now + leaseMs, serialByMedia });
  const results = await Promise.all(leases.map((lease) => store.complete(lease, Date.now())));
  if (results.includes(false)) throw new Error("a lease of the suite was lost");
  return leases.length;
}
