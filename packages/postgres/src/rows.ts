import type {
  EntryRecord,
  EntryState,
  EntrySummary,
  FailedAttempt,
  Lease,
} from "@vod-events/core/inbox";
import { unescapeText } from "./exact-text.js";
import type { Tables } from "./tables.js";

/** A number as the parsers of the pool return it, which an application may replace. */
type Numeric = number | string | bigint;

/** The columns of a {@link SummaryRow}. */
export const summaryColumns =
  "id, state, provider, type, media_id, received_at, attempts, due_at, done_at, history";

/** The row of a summary. */
export interface SummaryRow {
  readonly id: string;
  readonly state: EntryState;
  readonly provider: string;
  readonly type: Lease["event"]["type"] | null;
  readonly media_id: string | null;
  readonly received_at: Numeric;
  readonly attempts: Numeric;
  readonly due_at: Numeric | null;
  readonly done_at: Numeric | null;
  readonly history: string | null;
}

/** The row of a record: an entry with its content and its delivery, whose body is hexadecimal. */
export interface RecordRow extends SummaryRow {
  readonly event: string | null;
  readonly integrity: string | null;
  readonly undecodable: string | null;
  readonly body: string | null;
  readonly headers: string | null;
}

/** Returns the query for records; `choice` is the end of a query for entries, from its condition on. */
export function recordSql(tables: Tables, choice: string): string {
  return `
    select chosen.*, event, integrity, undecodable, encode(body, 'hex') as body, headers
    from (select number, delivery, ${summaryColumns} from ${tables.entries} where ${choice}) as chosen
      join ${tables.contents} using (number)
      left join ${tables.deliveries} on deliveries.number = chosen.delivery
    order by chosen.number`;
}

/** The row of a lease. */
export interface LeaseRow {
  readonly number: Numeric;
  readonly id: string;
  readonly received_at: Numeric;
  readonly attempts: Numeric;
  readonly event: string;
  readonly integrity: string;
}

/** Reads a lease; `token` is the token of the lease. */
export function leaseOf(row: LeaseRow, token: string): Lease {
  const { event, integrity } = row;
  return {
    id: unescapeText(row.id),
    token,
    event: JSON.parse(event),
    receivedAt: dateOf(row.received_at),
    integrity: JSON.parse(integrity),
    attempt: Number(row.attempts),
  };
}

/** Reads a summary. */
export function summaryOf(row: SummaryRow): EntrySummary {
  const { state, type, media_id: mediaId, due_at: dueAt, done_at: doneAt } = row;
  const last = historyOf(row).at(-1);
  return {
    id: unescapeText(row.id),
    state,
    provider: unescapeText(row.provider),
    ...(type !== null && { type }),
    ...(mediaId !== null && { mediaId: unescapeText(mediaId) }),
    receivedAt: dateOf(row.received_at),
    attempts: Number(row.attempts),
    ...(state === "waiting" && dueAt !== null && { dueAt: dateOf(dueAt) }),
    ...(doneAt !== null && { doneAt: dateOf(doneAt) }),
    ...(last !== undefined && { lastError: last.error }),
  };
}

/** Reads a record. */
export function recordOf(row: RecordRow): EntryRecord {
  const { event, integrity, undecodable, body, headers } = row;
  const summary = summaryOf(row);
  const { provider, receivedAt } = summary;
  const delivery = body !== null && {
    delivery: {
      body: new Uint8Array(Buffer.from(body, "hex")),
      headers: JSON.parse(headers ?? "{}"),
    },
  };
  return {
    ...summary,
    ...(event !== null && { event: JSON.parse(event) }),
    ...(integrity !== null && { integrity: JSON.parse(integrity) }),
    ...delivery,
    ...(undecodable !== null && {
      undecodable: { provider, receivedAt, ...JSON.parse(undecodable) },
    }),
    history: historyOf(row),
  };
}

function historyOf({ history }: SummaryRow): readonly FailedAttempt[] {
  return JSON.parse(`[${history ?? ""}]`);
}

function dateOf(time: Numeric): Date {
  return new Date(Number(time));
}
