import { type InboxAdmin, isKnownEventType } from "@vod-events/core";
import type { EntryFilter, EntryRecord, EntryState } from "@vod-events/core/inbox";
import { shownBody } from "../recording/details.js";
import { json, refusal } from "./answers.js";
import { readObject } from "./requests.js";

/** The number of entries of a page. */
const pageSize = 100;

const states: readonly EntryState[] = ["waiting", "running", "done", "dead"];

/** Answers a page of entries, and the cursor of the next one. Entries are never counted. */
export async function listEntries(admin: InboxAdmin, query: URLSearchParams): Promise<Response> {
  const filter = filterIn(query);
  if (filter === undefined) return refusal(400, "The filter is invalid.");
  const entries = await admin.list({ ...filter, ...cursorIn(query), limit: pageSize + 1 });
  const shown = entries.slice(0, pageSize);
  const last = entries.length > pageSize ? shown.at(-1) : undefined;
  const next = last && { at: last.receivedAt.getTime(), id: last.id };
  return json({ entries: shown, ...(next && { next }) });
}

/** Answers an entry with its content. */
export async function showEntry(admin: InboxAdmin, id: string): Promise<Response> {
  const record = await admin.get(id);
  return record === undefined ? refusal(404, "The inbox has no such event.") : json(shown(record));
}

/** Makes events due: those of some ids, or the dead letters that match a filter. Answers their number. */
export async function redrive(admin: InboxAdmin, request: Request): Promise<Response> {
  const asked = await readObject(request);
  const ids = asked?.ids;
  if (Array.isArray(ids) && ids.length <= 1000 && ids.every((id) => typeof id === "string")) {
    return json({ count: await admin.redrive({ ids }) });
  }
  const filter =
    typeof asked?.filter === "string" ? filterIn(new URLSearchParams(asked.filter)) : undefined;
  if (filter === undefined) return refusal(400, "Name the ids or a filter.");
  return json({ count: await admin.redrive({ ...filter, states: ["dead"] }) });
}

function shown({ delivery, ...record }: EntryRecord) {
  if (delivery === undefined) return record;
  return { ...record, headers: delivery.headers, body: shownBody(delivery.body) };
}

/** Reads a filter from a query; `undefined` when it names an unknown state or type. */
function filterIn(query: URLSearchParams): EntryFilter | undefined {
  const state = states.find((known) => known === query.get("state"));
  const type = query.get("type") || undefined;
  const provider = query.get("provider") || undefined;
  if (state === undefined && query.get("state")) return undefined;
  if (type !== undefined && type !== "unknown" && !isKnownEventType(type)) return undefined;
  return { states: state && [state], types: type && [type], provider };
}

function cursorIn(query: URLSearchParams): Pick<EntryFilter, "after"> {
  const id = query.get("afterId");
  const at = Number(query.get("afterTime") ?? Number.NaN);
  if (id === null || !Number.isSafeInteger(at)) return {};
  return { after: { id, receivedAt: new Date(at) } };
}
