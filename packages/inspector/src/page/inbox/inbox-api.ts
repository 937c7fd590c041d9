import type { ShownBody } from "../../recording/facts.js";
import type { StoredAttempt } from "../detail/attempts.js";
import type { ShownEvent } from "../detail/event-compare.js";
import { read } from "../requests/api.js";
import type { RowState } from "../rows/row-state.js";

/** An entry of the inbox. */
export interface InboxEntry {
  readonly id: string;
  readonly state: Extract<RowState, "waiting" | "running" | "done" | "dead">;
  readonly provider: string;
  readonly type?: string;
  readonly mediaId?: string;
  readonly receivedAt: string;
  readonly attempts: number;
  readonly dueAt?: string;
  readonly doneAt?: string;
  readonly lastError?: string;
}

/** An entry with its content. */
export interface InboxRecord extends InboxEntry {
  readonly event?: ShownEvent;
  readonly integrity?: {
    readonly channel: "push" | "pull";
    readonly covers: readonly ("body" | "url" | "time")[];
  };
  readonly undecodable?: { readonly problems: readonly string[]; readonly json: unknown };
  readonly history: readonly StoredAttempt[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ShownBody;
}

/** The number of entries in each state. */
export interface InboxStats {
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly dead: number;
  readonly oldestOpenAt?: string;
}

/** The place of the next page. */
export interface Cursor {
  readonly at: number;
  readonly id: string;
}

/** A page of entries. */
export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  readonly next?: Cursor;
}

/** Reads a page of entries. */
export function readEntries(filter: string, after: Cursor | undefined): Promise<InboxPage> {
  const query = new URLSearchParams(filter);
  if (after !== undefined) {
    query.set("afterTime", String(after.at));
    query.set("afterId", after.id);
  }
  return read(`api/inbox?${query}`);
}

export function readEntry(id: string): Promise<InboxRecord> {
  return read(`api/inbox/entry?${new URLSearchParams({ id })}`);
}

export function readStats(): Promise<InboxStats> {
  return read("api/inbox/stats");
}
