import type { VodEvent } from "../event/event.js";
import type {
  EntryFilter,
  EntryRecord,
  EntryState,
  EntrySummary,
  FailedAttempt,
  Lease,
  LeaseRequest,
  NewEntry,
  UndecodableMessage,
} from "./store.js";

/** The metadata kept of an event that is done. Many are kept and payloads can be large, so the content is dropped. */
interface EventSummary {
  readonly metadata: Pick<VodEvent, "provider" | "type" | "mediaId">;
  readonly receivedAt: Date;
}

export interface MemoryEntry {
  readonly id: string;
  /** Counts the entries of a store. Entries of the same time of receipt are listed by it. */
  readonly number: number;
  content: NewEntry | UndecodableMessage | EventSummary;
  state: EntryState;
  attempts: number;
  /** The time when the entry is due, its lease expires, or it ended. */
  at: number;
  token: string;
  history: FailedAttempt[];
}

/** Creates an entry that is waiting from the given time on. */
export function newEntry(
  id: string,
  content: NewEntry | UndecodableMessage,
  at: number,
  number: number,
): MemoryEntry {
  return { id, number, content, state: "waiting", attempts: 0, at, token: "", history: [] };
}

export function dropContent(entry: MemoryEntry): void {
  const event = eventOf(entry);
  if (event === undefined) return;
  const { provider, type, mediaId } = event;
  entry.content = {
    metadata: { provider, type, ...(mediaId !== undefined && { mediaId }) },
    receivedAt: entry.content.receivedAt,
  };
}

/** Returns the entries that a lease request may take, in lease order. */
export function dueEntries(
  open: Iterable<MemoryEntry>,
  { count, now, serialByMedia }: LeaseRequest,
): readonly MemoryEntry[] {
  const busy = new Set<string>();
  const due: MemoryEntry[] = [];
  for (const entry of open) {
    if (entry.at <= now) due.push(entry);
    else if (entry.state === "running") busy.add(mediaOf(entry) ?? "");
  }
  due.sort((a, b) => a.at - b.at);
  if (!serialByMedia) return due.slice(0, count);
  const taken: MemoryEntry[] = [];
  for (const entry of due) {
    const mediaId = mediaOf(entry);
    if (taken.length === count) break;
    if (mediaId !== undefined && busy.has(mediaId)) continue;
    if (mediaId !== undefined) busy.add(mediaId);
    taken.push(entry);
  }
  return taken;
}

export function leaseOf({ id, token, attempts, content }: MemoryEntry): Lease {
  const { event, receivedAt, integrity } = content as NewEntry;
  return { id, token, event, receivedAt, integrity, attempt: attempts };
}

/** Returns the entries that match a filter, newest received first. */
export function matching(
  entries: readonly MemoryEntry[],
  filter: EntryFilter,
): readonly MemoryEntry[] {
  const { ids, states, types, provider, since, before, after, limit } = filter;
  const last = after && entries.find(({ id }) => id === after.id);
  const isAfter = ({ number, content: { receivedAt } }: MemoryEntry) =>
    after === undefined ||
    receivedAt < after.receivedAt ||
    (receivedAt.getTime() === after.receivedAt.getTime() && number < (last?.number ?? Infinity));
  return entries
    .filter((entry) => {
      const { receivedAt } = entry.content;
      const { type } = metadataOf(entry);
      return (
        (ids?.includes(entry.id) ?? true) &&
        (states?.includes(entry.state) ?? true) &&
        (types === undefined || (type !== undefined && types.includes(type))) &&
        (provider === undefined || metadataOf(entry).provider === provider) &&
        (since === undefined || receivedAt >= since) &&
        (before === undefined || receivedAt < before) &&
        isAfter(entry)
      );
    })
    .sort(
      (a, b) =>
        b.content.receivedAt.getTime() - a.content.receivedAt.getTime() || b.number - a.number,
    )
    .slice(0, limit);
}

export function summaryOf(entry: MemoryEntry): EntrySummary {
  const { provider, type, mediaId } = metadataOf(entry);
  const lastError = entry.history.at(-1)?.error;
  return {
    id: entry.id,
    state: entry.state,
    provider,
    ...(type !== undefined && { type }),
    ...(mediaId !== undefined && { mediaId }),
    receivedAt: entry.content.receivedAt,
    attempts: entry.attempts,
    ...(entry.state === "waiting" && Number.isFinite(entry.at) && { dueAt: new Date(entry.at) }),
    ...(entry.state === "done" && { doneAt: new Date(entry.at) }),
    ...(lastError !== undefined && { lastError }),
  };
}

export function recordOf(entry: MemoryEntry): EntryRecord {
  const { content, history } = entry;
  const summary = { ...summaryOf(entry), history: [...history] };
  if ("metadata" in content) return summary;
  if (!("event" in content)) return { ...summary, undecodable: content };
  const { event, integrity, delivery } = content;
  return { ...summary, event, integrity, ...(delivery && { delivery }) };
}

/** Returns the event of an entry; `undefined` for an undecodable message and for an event that is done. */
export function eventOf({ content }: MemoryEntry) {
  return "event" in content ? content.event : undefined;
}

type EventMetadata = Pick<VodEvent, "provider"> & Partial<Pick<VodEvent, "type" | "mediaId">>;

/** Returns the media of an entry, unique across providers. */
function mediaOf(entry: MemoryEntry): string | undefined {
  const event = eventOf(entry);
  return event?.mediaId === undefined ? undefined : `${event.provider}:${event.mediaId}`;
}

function metadataOf({ content }: MemoryEntry): EventMetadata {
  if ("metadata" in content) return content.metadata;
  return "event" in content ? content.event : { provider: content.provider };
}
