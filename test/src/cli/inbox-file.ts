import { join } from "node:path";
import type { VodEvent } from "@vod-events/core";
import type { InboxStore, StoredDelivery } from "@vod-events/core/inbox";
import { sqliteStore } from "@vod-events/sqlite";

/** When the first event of {@link fillInbox} was received; each further one is an hour later. */
const received = Date.parse("2026-03-01T08:00:00Z");

const hour = 3_600_000;

function event(name: string, type: "media.uploaded" | "media.deleted"): VodEvent {
  const data = type === "media.deleted" ? { parts: "all" } : { media: {}, followUpTaskIds: [] };
  const provider = name === "done" ? "baidu" : "tencent";
  const base = { id: `${provider}:${name}`, type, provider, outcome: "succeeded", mediaId: name };
  return { ...base, data, native: { type: "A", payload: {} } } as VodEvent;
}

/**
 * Fills an inbox with one event in each state, named after it (`dead` after one failure), and a letter that is
 * no event; returns its path.
 */
export async function fillInbox(folder: string, delivery?: StoredDelivery): Promise<string> {
  const path = join(folder, "vod-events.db");
  const store = sqliteStore(path);
  for (const [index, name] of ["done", "dead", "running"].entries()) {
    const type = name === "dead" ? "media.deleted" : "media.uploaded";
    await putAndLease(store, event(name, type), received + index * hour, delivery);
  }
  const receivedAt = new Date(received + 3 * hour);
  const integrity = { channel: "push", covers: [] } as const;
  await store.put([{ event: event("waiting", "media.uploaded"), receivedAt, integrity }]);
  await store.storeUndecodable({
    provider: "tencent",
    receivedAt: new Date(received + 4 * hour),
    problems: ["EventType must be a string"],
    json: { EventType: 1 },
  });
  await store.close();
  return path;
}

async function putAndLease(
  store: InboxStore,
  event: VodEvent,
  now: number,
  delivery: StoredDelivery | undefined,
): Promise<void> {
  const integrity = { channel: "push", covers: ["time"] } as const;
  await store.put([{ event, receivedAt: new Date(now), integrity, delivery }]);
  const until = Date.now() + hour;
  const [lease] = await store.lease({ count: 1, now, until, serialByMedia: false });
  if (lease === undefined) throw new Error("nothing was leased");
  if (event.mediaId === "done") await store.complete(lease, Date.now());
  const error = "Error: the catalog is down";
  if (event.mediaId === "dead") await store.deadLetter(lease, { at: now, attempt: 1, error });
}
