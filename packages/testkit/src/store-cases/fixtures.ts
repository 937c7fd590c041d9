import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import type {
  FailedAttempt,
  InboxStore,
  Lease,
  LeaseRequest,
  NewEntry,
  StoredDelivery,
} from "@vod-events/core/inbox";

/** A check of an empty store. `share` creates another store on the same data. */
export type StoreCheck = (store: InboxStore, share: () => Promise<InboxStore>) => Promise<void>;

/** Requirements for a store by name. */
export type StoreCases = Readonly<Record<string, StoreCheck>>;

/** The start time of the cases: 2026-01-01T00:00:00Z. */
export const start = Date.UTC(2026, 0, 1);

/** The lease duration of the cases. */
export const leaseMs = 60_000;

/** The properties of an event that matter to a case. */
export interface EventFacts {
  readonly provider?: string;
  readonly type?: "media.uploaded" | "media.deleted";
  readonly mediaId?: string;
  /** The time of receipt in milliseconds after {@link start}. */
  readonly after?: number;
  readonly delivery?: StoredDelivery;
}

/** Creates an entry by name. */
export function entry(name: string, facts: EventFacts = {}): NewEntry {
  const { delivery, after = 0 } = facts;
  return {
    event: eventOf(name, facts),
    receivedAt: new Date(start + after),
    integrity: {
      ...{ channel: "push", covers: ["body", "time"], providerName: "acme" },
      traceContext: { traceparent: `00-${"0af7".repeat(8)}-${"00f0".repeat(4)}-01` },
    },
    ...(delivery && { delivery }),
  };
}

/** Returns the id of an entry by name. */
export function idOf(name: string): string {
  return `acme:${name}`;
}

/** Returns the names of entries or leases. */
export function namesOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id.replace("acme:", ""));
}

/** Leases events at {@link start}, by default one, regardless of their media. */
export function take(
  store: InboxStore,
  request: Partial<LeaseRequest> = {},
): Promise<readonly Lease[]> {
  const now = request.now ?? start;
  return store.lease({ count: 1, now, until: now + leaseMs, serialByMedia: false, ...request });
}

/** Leases the single due event. */
export async function takeOne(
  store: InboxStore,
  request: Partial<LeaseRequest> = {},
): Promise<Lease> {
  const [lease] = await take(store, request);
  assert.ok(lease !== undefined, "expected a due event, but none is due");
  return lease;
}

/** Creates a failed attempt. */
export function failure(attempt = 1, error = "Error: no"): FailedAttempt {
  return { at: start + attempt, attempt, error };
}

/** Stores an event and brings it to a state. */
export async function storeAs(
  store: InboxStore,
  state: "waiting" | "running" | "done" | "dead",
  name: string,
  facts: EventFacts = {},
): Promise<void> {
  await store.put([entry(name, facts)]);
  if (state === "waiting") return;
  const lease = await takeOne(store, { now: start + (facts.after ?? 0) });
  assert.equal(lease.id, idOf(name), "another event is due first");
  if (state === "done") await store.complete(lease, start + (facts.after ?? 0));
  if (state === "dead") await store.deadLetter(lease, failure());
}

function eventOf(name: string, facts: EventFacts): VodEvent {
  const { provider = "acme", type = "media.uploaded", mediaId } = facts;
  const base = {
    id: idOf(name),
    idSource: "provider",
    provider,
    outcome: "succeeded",
    ...(mediaId !== undefined && { mediaId }),
    native: { type: "native", payload: { name } },
  } as const;
  if (type === "media.deleted") return { ...base, type, data: { parts: "all" } };
  return { ...base, type, data: { media: { name }, followUpTaskIds: [] } };
}
