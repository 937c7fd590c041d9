import { isUtf8 } from "node:buffer";
import type { EntryRecord, EntrySummary, StoredDelivery } from "@vod-events/core/inbox";
import { inOrder } from "../output/json-line.js";

/** Returns a summary as JSON, the most important members first. */
export function summaryJson(entry: EntrySummary): object {
  const { id, state, provider, type, mediaId, receivedAt, attempts, dueAt, doneAt, lastError } =
    entry;
  return { id, state, provider, type, mediaId, receivedAt, attempts, dueAt, doneAt, lastError };
}

/** Returns a record as JSON, with times in RFC 3339 and the callback's body as text. */
export function recordJson(record: EntryRecord): object {
  const { event, integrity, delivery, undecodable, history } = record;
  return {
    ...summaryJson(record),
    lastError: undefined,
    history: history.map(({ at, attempt, error }) => ({ at: new Date(at), attempt, error })),
    integrity,
    delivery: delivery && deliveryJson(delivery),
    undecodable: undecodable && { problems: undecodable.problems, json: undecodable.json },
    event: event && inOrder(event),
  };
}

function deliveryJson({ headers, body }: StoredDelivery): object {
  const bytes = Buffer.from(body);
  if (isUtf8(bytes)) return { headers, body: bytes.toString("utf8") };
  return { headers, bodyBase64: bytes.toString("base64") };
}
