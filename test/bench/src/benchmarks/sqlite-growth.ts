import { join } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { sqliteStore } from "@vod-events/sqlite";
import type { Benchmark } from "../benchmark.js";
import { compareGrowth, doneRows, type GrowingInbox } from "../inboxes/compare-growth.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";

/** 1.15 times the time. */
const leastRatio = 0.87;

/** The inbox in SQLite beside many handled events. */
export const sqliteGrowth: Benchmark = {
  name: "sqlite-growth",
  about: "the SQLite inbox beside 1,000,000 handled events; some minutes",
  guarded: false,
  onlyByName: true,
  run: ({ rounds }) =>
    withTemporaryFolder(async (folder) => {
      const small = openInbox(join(folder, "small.db"));
      const large = openInbox(join(folder, "large.db"));
      await small.store.stats();
      await large.store.stats();
      large.database.exec(addDoneRows);
      const comparisons = await compareGrowth("SQLite", { small, large }, { rounds, leastRatio });
      for (const { store, database } of [small, large]) {
        database.close();
        await store.close();
      }
      return comparisons;
    }),
};

function openInbox(file: string): GrowingInbox & { readonly database: DatabaseSyncInstance } {
  const store = sqliteStore(file, { maxOpen: 10_000_000 });
  const database = new DatabaseSync(file);
  return { store, database, empty: async () => database.exec("delete from entries") };
}

/** Adds events that look as if they had been put and handled, in a random order of their ids. */
const addDoneRows = `
  begin;
  insert into entries (state, id, provider, type, media_id, received_at, attempts, done_at)
    with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${doneRows})
    select 'done', 'tencent:NewFileUpload:' || hex(randomblob(9)), 'tencent', 'media.uploaded', 'media ' || n,
      1000000000000 + n, 1, 1000000000000 + n
    from numbers;
  insert into contents (number, integrity, event) select number, '{}', '{}' from entries;
  commit`;
