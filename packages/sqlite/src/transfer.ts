import type { EntryRecord, InboxTransfer, PutResult, StoredDelivery } from "@vod-events/core/inbox";
import type { Connection, OpenFile } from "./connection.js";
import type { Value } from "./driver.js";
import { escapeText, unescapeText } from "./exact-text.js";
import { type RecordRow, recordOf } from "./rows.js";
import { recordSql } from "./statements.js";

/** Creates what copies entries to and from a file. */
export function transferOf(connection: Connection): InboxTransfer {
  return {
    async scan(cursor, limit) {
      const rows = await connection.read(({ database }) =>
        database
          .prepare<RecordRow & { readonly number: number }>(scanSql)
          .all(Number(cursor ?? 0), limit),
      );
      const last = rows.at(-1);
      return {
        records: rows.map(recordOf),
        ...(rows.length === limit && last !== undefined && { next: String(last.number) }),
      };
    },
    async restore(records) {
      return connection.write((file) => restoreRecords(records, file));
    },
    async stateKeys() {
      const rows = await connection.read(({ database }) =>
        database.prepare<{ key: string }>("select key from state order by key").all(),
      );
      return rows.map(({ key }) => unescapeText(key));
    },
  };
}

function restoreRecords(
  records: readonly EntryRecord[],
  { database, statements }: OpenFile,
): readonly PutResult[] {
  const entries = database.prepare(restoreSql);
  const contents = database.prepare(
    "insert into contents (number, integrity, event, undecodable) values (last_insert_rowid(), ?, ?, ?)",
  );
  const shared = new Map<StoredDelivery, number>();
  return records.map((record) => {
    const { delivery } = record;
    const first = delivery && shared.get(delivery);
    if (entries.run(...columnsOf(record), first ?? null) === 0) return "duplicate";
    contents.run(...contentOf(record));
    if (delivery !== undefined && first === undefined) {
      const [row] = statements.insertDelivery.all(delivery.body, JSON.stringify(delivery.headers));
      if (row !== undefined) shared.set(delivery, row.number);
    }
    return "stored";
  });
}

function columnsOf(record: EntryRecord): readonly Value[] {
  const { id, state, provider, type, mediaId, receivedAt, attempts, dueAt, doneAt } = record;
  const isOpen = state === "waiting" || state === "running";
  return [
    escapeText(id),
    isOpen ? "waiting" : state,
    escapeText(provider),
    type ?? null,
    mediaId === undefined ? null : escapeText(mediaId),
    receivedAt.getTime(),
    attempts,
    isOpen ? (dueAt ?? receivedAt).getTime() : null,
    doneAt?.getTime() ?? null,
    JSON.stringify(record.history),
  ];
}

function contentOf({ integrity, event, undecodable }: EntryRecord): readonly Value[] {
  const { problems, json } = undecodable ?? {};
  return [
    integrity === undefined ? null : JSON.stringify(integrity),
    event === undefined ? null : JSON.stringify(event),
    undecodable === undefined ? null : JSON.stringify({ problems, json }),
  ];
}

const restoreSql = `
  insert into entries
    (id, state, provider, type, media_id, received_at, attempts, due_at, done_at, history, delivery)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do nothing`;

const scanSql = recordSql("number > ? order by number limit ?");
