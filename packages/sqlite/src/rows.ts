import type {
  EntryRecord,
  EntryState,
  EntrySummary,
  FailedAttempt,
  Lease,
  NewEntry,
  StoredDelivery,
  UndecodableMessage,
} from "@vod-events/core/inbox";
import type { Value } from "./driver.js";
import { escapeText, unescapeText } from "./exact-text.js";
import { leaseToken } from "./lease-token.js";

/** The row of a summary. */
export interface SummaryRow {
  readonly id: string;
  readonly state: EntryState;
  readonly provider: string;
  readonly type: Lease["event"]["type"] | null;
  readonly media_id: string | null;
  readonly received_at: number;
  readonly attempts: number;
  readonly due_at: number | null;
  readonly done_at: number | null;
  readonly history: string;
}

/** The row of a record: an entry with its delivery. */
export interface RecordRow extends SummaryRow {
  readonly event: string | null;
  readonly integrity: string | null;
  readonly undecodable: string | null;
  readonly body: Uint8Array | null;
  readonly headers: string | null;
}

/** The row of a lease. */
export interface LeaseRow {
  readonly number: number;
  readonly id: string;
  readonly received_at: number;
  readonly attempts: number;
  readonly event: string;
  readonly integrity: string;
}

/** The row of the entry counts. */
export interface CountsRow {
  readonly open: number;
  readonly running: number;
  readonly done: number;
  readonly dead: number;
  readonly oldest_open_at: number | null;
}

/** An event ready to insert. */
export interface EntryToInsert {
  /** The columns id, provider, type, media_id, received_at, due_at of the entry. */
  readonly columns: readonly Value[];
  /** The columns integrity, event of the content. */
  readonly content: readonly Value[];
  readonly delivery: StoredDelivery | undefined;
}

/** The columns of a new entry; due from its receipt. */
export function columnsOf({ event, receivedAt, integrity, delivery }: NewEntry): EntryToInsert {
  const { id, provider, type, mediaId } = event;
  const at = receivedAt.getTime();
  return {
    columns: [
      escapeText(id),
      escapeText(provider),
      type,
      mediaId === undefined ? null : escapeText(mediaId),
      at,
      at,
    ],
    content: [JSON.stringify(integrity), JSON.stringify(event)],
    delivery,
  };
}

/** Reads leases that were taken with a token. Many have the same integrity, which is parsed once. */
export function leasesOf(rows: readonly LeaseRow[], token: string): readonly Lease[] {
  const integrities = new Map<string, Lease["integrity"]>();
  return rows.map((row) => {
    const integrity = integrities.get(row.integrity) ?? JSON.parse(row.integrity);
    integrities.set(row.integrity, integrity);
    return leaseOf(row, token, integrity);
  });
}

function leaseOf(row: LeaseRow, token: string, integrity: Lease["integrity"]): Lease {
  return {
    id: unescapeText(row.id),
    token: leaseToken(row.number, token),
    event: JSON.parse(row.event),
    receivedAt: new Date(row.received_at),
    integrity,
    attempt: row.attempts,
  };
}

/** Reads a summary. */
export function summaryOf(row: SummaryRow): EntrySummary {
  const lastError = historyOf(row).at(-1)?.error;
  return {
    id: unescapeText(row.id),
    state: row.state,
    provider: unescapeText(row.provider),
    ...(row.type !== null && { type: row.type }),
    ...(row.media_id !== null && { mediaId: unescapeText(row.media_id) }),
    receivedAt: new Date(row.received_at),
    attempts: row.attempts,
    ...(row.state === "waiting" && row.due_at !== null && { dueAt: new Date(row.due_at) }),
    ...(row.done_at !== null && { doneAt: new Date(row.done_at) }),
    ...(lastError !== undefined && { lastError }),
  };
}

/** Reads a record. */
export function recordOf(row: RecordRow): EntryRecord {
  const summary = summaryOf(row);
  return {
    ...summary,
    ...(row.event !== null && { event: JSON.parse(row.event) }),
    ...(row.integrity !== null && { integrity: JSON.parse(row.integrity) }),
    ...(row.body !== null &&
      row.headers !== null && {
        delivery: { body: row.body, headers: JSON.parse(row.headers) },
      }),
    ...(row.undecodable !== null && {
      undecodable: undecodableOf(row.undecodable, summary),
    }),
    history: historyOf(row),
  };
}

function undecodableOf(
  content: string,
  { provider, receivedAt }: EntrySummary,
): UndecodableMessage {
  const { problems, json } = JSON.parse(content);
  return { provider, receivedAt, problems, json };
}

function historyOf({ history }: SummaryRow): readonly FailedAttempt[] {
  return JSON.parse(history);
}
