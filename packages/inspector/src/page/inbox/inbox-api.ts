import type { EntryRecord, EntrySummary, InboxStats as Stats } from "@vod-events/core/inbox";
import type { ShownBody } from "../../recording/facts.js";
import { read } from "../requests/api.js";

/** A value as JSON. */
type AsJson<Value> = Value extends Date
  ? string
  : Value extends object
    ? { readonly [Name in keyof Value]: AsJson<Value[Name]> }
    : Value;

/** An entry of the inbox. */
export type InboxEntry = AsJson<EntrySummary>;

/** An entry with its content. */
export interface InboxRecord extends AsJson<Omit<EntryRecord, "delivery">> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ShownBody;
}

/** The number of entries in each state. */
export type InboxStats = AsJson<Stats>;

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
