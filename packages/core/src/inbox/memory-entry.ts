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

/** What is kept of an event that is done. Undecodable messages have the provider only. */
type Metadata = Pick<VodEvent, "provider"> & Partial<Pick<VodEvent, "type" | "mediaId">>;

export interface MemoryEntry {
  readonly id: string;
  /** Counts the entries of a store. Entries of the same time of receipt are listed by it. */
  readonly number: number;
  /** Absent for an event that is done. Many are kept, and payloads can be large. */
  content: NewEntry | UndecodableMessage | undefined;
  /** The event itself, as long as there is content. */
  metadata: Metadata;
  readonly receivedAt: Date;
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
  const metadata = "event" in content ? content.event : { provider: content.provider };
  return {
    id,
    number,
    content,
    metadata,
    receivedAt: content.receivedAt,
    state: "waiting",
    attempts: 0,
    at,
    token: "",
    history: [],
  };
}

export function dropContent(entry: MemoryEntry): void {
  const { provider, type, mediaId } = entry.metadata;
  entry.metadata = {
    provider,
    ...(type !== undefined && { type }),
    ...(mediaId !== undefined && { mediaId }),
  };
  entry.content = undefined;
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
  const isAfter = ({ number, receivedAt }: MemoryEntry) =>
    after === undefined ||
    receivedAt < after.receivedAt ||
    (receivedAt.getTime() === after.receivedAt.getTime() && number < (last?.number ?? Infinity));
  return entries
    .filter((entry) => {
      const { receivedAt, metadata } = entry;
      const { type } = metadata;
      return (
        (ids?.includes(entry.id) ?? true) &&
        (states?.includes(entry.state) ?? true) &&
        (types === undefined || (type !== undefined && types.includes(type))) &&
        (provider === undefined || metadata.provider === provider) &&
        (since === undefined || receivedAt >= since) &&
        (before === undefined || receivedAt < before) &&
        isAfter(entry)
      );
    })
    .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.number - a.number)
    .slice(0, limit);
}

export function summaryOf(entry: MemoryEntry): EntrySummary {
  const { provider, type, mediaId } = entry.metadata;
  const lastError = entry.history.at(-1)?.error;
  return {
    id: entry.id,
    state: entry.state,
    provider,
    ...(type !== undefined && { type }),
    ...(mediaId !== undefined && { mediaId }),
    receivedAt: entry.receivedAt,
    attempts: entry.attempts,
    ...(entry.state === "waiting" && Number.isFinite(entry.at) && { dueAt: new Date(entry.at) }),
    ...(entry.state === "done" && { doneAt: new Date(entry.at) }),
    ...(lastError !== undefined && { lastError }),
  };
}

export function recordOf(entry: MemoryEntry): EntryRecord {
  const { content, history } = entry;
  const summary = { ...summaryOf(entry), history: [...history] };
  if (content === undefined) return summary;
  if (!("event" in content)) return { ...summary, undecodable: content };
  const { event, integrity, delivery } = content;
  return { ...summary, event, integrity, ...(delivery && { delivery }) };
}

/** Returns the event of an entry; `undefined` for an undecodable message and for an event that is done. */
export function eventOf({ content }: MemoryEntry): VodEvent | undefined {
  return content !== undefined && "event" in content ? content.event : undefined;
}

/** Returns the media of an entry, unique across providers. */
function mediaOf({ metadata: { provider, mediaId } }: MemoryEntry): string | undefined {
  return mediaId === undefined ? undefined : `${provider}:${mediaId}`;
}
