import type { MediaDeletion, MediaKey, MediaStore } from "@vod-events/core/inbox";
import { Batch } from "./batch.js";
import type { Database } from "./database.js";
import { hashOf } from "./exact-text.js";
import { mediaChoiceOf, mediaDeletionOf } from "./media-filter.js";
import { type MediaRow, mediaColumns, mediaRecordOf } from "./media-rows.js";
import { type StatesToWrite, statesToWrite, writeStates } from "./media-write.js";
import { durable } from "./sql.js";
import type { Tables } from "./tables.js";

/** The maximum number of deleted states per transaction. */
const statesAtOnce = 1000;

/** The notifications of a {@link MediaStore}. */
export interface MediaNotifications {
  subscribe(listener: (keys?: readonly MediaKey[]) => void): Promise<void>;
  notify(keys: readonly MediaKey[]): void;
}

/** Creates the store of media states in the tables. Without notifications, it has no `subscribe`. */
export function mediaStoreOf(
  database: Database,
  notifications: MediaNotifications | undefined,
): MediaStore {
  const { tables } = database;
  const calls = new Batch({
    run: (batch: readonly StatesToWrite[]) => writeStates(batch, database),
    sizeOf: ({ size }) => size,
  });
  return {
    async read(keys) {
      if (keys.length === 0) return [];
      const hashes = keys.map(({ provider, mediaId }) => hashOf(provider, mediaId));
      const rows = await database.use(() =>
        database.query<MediaRow & { readonly hash: string }>(readSql(tables), [hashes]),
      );
      const found = new Map(rows.map((row) => [row.hash, mediaRecordOf(row)]));
      return hashes.map((hash) => found.get(hash));
    },
    async write(writes) {
      if (writes.length === 0) return [];
      const results = await database.use(() => calls.run(statesToWrite(writes)));
      const written = writes.filter((_, index) => results[index]);
      if (written.length > 0) notifications?.notify(written.map(({ state }) => state));
      return results;
    },
    async list(filter) {
      const { sql, values } = mediaChoiceOf(filter);
      const text = `select ${mediaColumns} from ${tables.media} ${sql}`;
      return (await database.use(() => database.query<MediaRow>(text, values))).map(mediaRecordOf);
    },
    delete: (filter) => database.use(() => deleteChosen(filter, database)),
    ...(notifications && { subscribe: (listener) => notifications.subscribe(listener) }),
  };
}

/** The subquery and the array keep PostgreSQL from reading the whole table while it is small. */
const readSql = (tables: Tables) => `
  select encode(key_hash, 'hex') as hash, ${mediaColumns} from ${tables.media}
  where key_hash = any (array(select decode(hash, 'hex') from unnest($1::text[]) as hash))`;

/** Deletes in short transactions, which leave a state alone that another transaction writes. */
async function deleteChosen(filter: MediaDeletion, database: Database): Promise<number> {
  const { tables } = database;
  const { sql, values } = mediaDeletionOf(filter, statesAtOnce);
  const text = `
    with chosen as materialized (
      select key_hash from ${tables.media} ${sql} for update skip locked
    ), deleted as (
      delete from ${tables.media} where key_hash = any (array(select key_hash from chosen)) returning 1
    )
    select count(*) as count, ${durable} from deleted`;
  for (let total = 0; ; ) {
    const [row] = await database.query<{ count: number | string }>(text, values);
    const count = Number(row?.count);
    total += count;
    if (count < statesAtOnce) return total;
  }
}
