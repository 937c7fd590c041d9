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

/** What is kept of an event that is done: what names it. Many are kept, and events may be large. */
interface EventSummary {
  readonly names: Pick<VodEvent, "provider" | "type" | "mediaId">;
  readonly receivedAt: Date;
}

/** A row of a memory store. */
export interface MemoryEntry {
  readonly id: string;
  content: NewEntry | UndecodableMessage | EventSummary;
  state: EntryState;
  attempts: number;
  /** When it is due, its lease runs out, or it ended. */
  at: number;
  token: string;
  history: FailedAttempt[];
}

/** A new entry, waiting from a time on. */
export function newEntry(
  id: string,
  content: NewEntry | UndecodableMessage,
  at: number,
): MemoryEntry {
  return { id, content, state: "waiting", attempts: 0, at, token: "", history: [] };
}

/** Lets go of an event, but for its names. */
export function dropContent(entry: MemoryEntry): void {
  const event = eventOf(entry);
  if (event === undefined) return;
  const { provider, type, mediaId } = event;
  entry.content = {
    names: { provider, type, ...(mediaId !== undefined && { mediaId }) },
    receivedAt: entry.content.receivedAt,
  };
}

/** The entries that a lease may take, in the order it takes them. */
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

/** What a worker gets of an entry that it leased. */
export function leaseOf({ id, token, attempts, content }: MemoryEntry): Lease {
  const { event, receivedAt, integrity } = content as NewEntry;
  return { id, token, event, receivedAt, integrity, attempt: attempts };
}

/** The entries that a filter lets through, newest received first. */
export function matching(
  entries: readonly MemoryEntry[],
  filter: EntryFilter,
): readonly MemoryEntry[] {
  const { ids, states, types, provider, since, before, limit } = filter;
  return entries
    .filter((entry) => {
      const { receivedAt } = entry.content;
      const { type } = namesOf(entry);
      return (
        (ids?.includes(entry.id) ?? true) &&
        (states?.includes(entry.state) ?? true) &&
        (types === undefined || (type !== undefined && types.includes(type))) &&
        (provider === undefined || namesOf(entry).provider === provider) &&
        (since === undefined || receivedAt >= since) &&
        (before === undefined || receivedAt < before)
      );
    })
    .reverse()
    .sort((a, b) => b.content.receivedAt.getTime() - a.content.receivedAt.getTime())
    .slice(0, limit);
}

/** What a list shows of an entry. */
export function summaryOf(entry: MemoryEntry): EntrySummary {
  const { provider, type, mediaId } = namesOf(entry);
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
    ...(lastError !== undefined && { lastError }),
  };
}

/** All that is kept of an entry. */
export function recordOf(entry: MemoryEntry): EntryRecord {
  const { content, history } = entry;
  const summary = { ...summaryOf(entry), history: [...history] };
  if ("names" in content) return summary;
  if (!("event" in content)) return { ...summary, undecodable: content };
  const { event, integrity, delivery } = content;
  return { ...summary, event, integrity, ...(delivery && { delivery }) };
}

/** The event of an entry; absent for a letter, and for what is done. */
export function eventOf({ content }: MemoryEntry) {
  return "event" in content ? content.event : undefined;
}

/** The media of an entry, among those of all clouds. */
function mediaOf(entry: MemoryEntry): string | undefined {
  const event = eventOf(entry);
  return event?.mediaId === undefined ? undefined : `${event.provider}:${event.mediaId}`;
}

function namesOf({ content }: MemoryEntry): Partial<VodEvent> & Pick<VodEvent, "provider"> {
  if ("names" in content) return content.names;
  return "event" in content ? content.event : { provider: content.provider };
}
