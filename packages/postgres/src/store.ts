import { randomUUID } from "node:crypto";
import type { InboxStore } from "@vod-events/core/inbox";
import { Batch } from "./batch.js";
import { Database } from "./database.js";
import { escapeText, hashOf } from "./exact-text.js";
import { choiceOf } from "./filter.js";
import { takeLeases } from "./lease.js";
import { mediaStoreOf } from "./media.js";
import { Notifications } from "./notifications.js";
import { OpenCount } from "./open-count.js";
import { type PostgresStoreOptions, settingsOf } from "./options.js";
import { pruneDone } from "./prune.js";
import { type EntriesToPut, entriesToPut, putEntries } from "./put.js";
import { redriveChosen } from "./redrive.js";
import {
  type RecordRow,
  recordOf,
  recordSql,
  type SummaryRow,
  summaryColumns,
  summaryOf,
} from "./rows.js";
import { type Completion, completeAll, moveToDeadLetters, retryLease } from "./settle.js";
import { durable } from "./sql.js";
import { stateOf } from "./state.js";
import { statsOf } from "./stats.js";
import type { Tables } from "./tables.js";
import { transferOf } from "./transfer.js";

/**
 * Creates a store in a PostgreSQL database of UTF-8, which any number of machines may share. The tables are created on
 * first use. Stored events are on the disk of the server.
 *
 * Throws `config_invalid` for invalid options. Methods reject with `config_invalid` when the server refuses the
 * credentials, the database or a privilege, or when the tables are of a later version; with `inbox_full` when too many
 * events are open; and with `inbox_unavailable` for other failures. A rejected `put` whose connection was lost may
 * have stored its events: the redelivery is a duplicate.
 */
export function postgresStore(options: PostgresStoreOptions): InboxStore {
  const settings = settingsOf(options);
  const database = new Database(settings);
  const { tables } = database;
  const notifications = new Notifications(settings);
  const openCount = new OpenCount(settings.clock);
  const puts = new Batch({
    run: (batch: readonly EntriesToPut[]) =>
      putEntries(batch, database, settings.maxOpen, openCount),
    sizeOf: ({ size }) => size,
  });
  const completions = new Batch({
    run: (batch: readonly Completion[]) => completeAll(batch, database),
  });
  const notify = () => {
    if (settings.notifications) notifications.notify();
  };

  return {
    durable: true,
    now: () => database.use(() => database.time()),
    ...(settings.notifications && { subscribe: (listener) => notifications.subscribe(listener) }),
    async put(entries) {
      if (entries.length === 0) return [];
      const read = entriesToPut(entries);
      const results = await database.use(() => puts.run(read));
      if (results.includes("stored")) notify();
      return results;
    },
    lease: (request) => database.use(() => takeLeases(request, database)),
    complete: (lease, at) => database.use(() => completions.run({ lease, at })),
    async retry(lease, failure, dueAt) {
      const isHeld = await database.use(() => retryLease(lease, failure, dueAt, database));
      if (isHeld && dueAt <= failure.at) notify();
      return isHeld;
    },
    deadLetter: (lease, failure, keptAs = lease.id) =>
      database.use(() => moveToDeadLetters(lease, failure, keptAs, database)),
    async storeUndecodable(message) {
      const { provider, receivedAt, problems, json } = message;
      const id = `undecodable:${randomUUID()}`;
      const content = JSON.stringify({ problems, json });
      const values = [id, hashOf(id), escapeText(provider), receivedAt.getTime(), content];
      await database.use(() => database.query(undecodableSql(tables), values));
    },
    async nextDueAt() {
      const text = `select min(due_at) as next from ${tables.entries} where due_at is not null`;
      const [row] = await database.use(() =>
        database.query<{ next: number | string | null }>(text),
      );
      return row === undefined || row.next === null ? undefined : Number(row.next);
    },
    async list(filter) {
      const { sql, values } = choiceOf(filter, tables);
      const text = `select ${summaryColumns} from ${tables.entries} ${sql}`;
      return (await database.use(() => database.query<SummaryRow>(text, values))).map(summaryOf);
    },
    async get(id) {
      const [row] = await database.use(() =>
        database.query<RecordRow>(recordSql(tables, "id_hash = decode($1, 'hex')"), [hashOf(id)]),
      );
      return row && recordOf(row);
    },
    async redrive(filter, now) {
      const count = await database.use(() => redriveChosen(filter, now, database));
      if (count > 0) notify();
      return count;
    },
    stats: () => database.use(() => statsOf(database)),
    prune: (doneBefore) => database.use(() => pruneDone(doneBefore, database)),
    state: stateOf(database),
    media: mediaStoreOf(database, settings.notifications ? notifications.media : undefined),
    transfer: transferOf(database),
    async close() {
      await notifications.close();
      await database.close();
    },
  };
}

const undecodableSql = (tables: Tables) => `
  with added as (
    insert into ${tables.entries} (number, id, id_hash, state, provider, received_at)
    values (nextval('${tables.numbers}'), $1, decode($2, 'hex'), 'dead', $3, $4) returning number
  ), content as (
    insert into ${tables.contents} (number, undecodable) select number, $5 from added
  )
  select ${durable}`;
