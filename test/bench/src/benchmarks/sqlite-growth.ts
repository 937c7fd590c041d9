import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { sqliteStore } from "@vod-events/sqlite";
import type { Benchmark, Comparison } from "../benchmark.js";
import { compareGrowth, doneRows, type GrowingInbox } from "../inboxes/compare-growth.js";
import { type Contender, measureInRounds } from "../measure/measure-in-rounds.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";

/** 1.15 times the time. */
const leastRatio = 0.87;
const inserts = 6400;
/** As much as the event of an upload and its body. */
const content = "x".repeat(3000);

/** The inbox in SQLite beside many handled events. */
export const sqliteGrowth: Benchmark = {
  name: "sqlite-growth",
  about: "the SQLite inbox beside 1,000,000 handled events; some minutes",
  guarded: false,
  onlyByName: true,
  run: ({ rounds }) =>
    withTemporaryFolder(async (folder) => {
      const empty = openInbox(join(folder, "empty.db"));
      const full = openInbox(join(folder, "full.db"));
      await empty.store.stats();
      await full.store.stats();
      full.database.exec(addDoneRows);
      const comparisons = [
        ...(await compareGrowth("SQLite", { small: empty, large: full }, { rounds, leastRatio })),
        await compareTables(folder, rounds),
      ];
      for (const { store, database } of [empty, full]) {
        database.close();
        await store.close();
      }
      return comparisons;
    }),
};

const small = "no row";
const large = `${doneRows.toLocaleString("en-US")} rows`;

/** The least that recognizes duplicates: a table with a unique index of the ids, and the same groups of inserts. */
async function compareTables(folder: string, rounds: number): Promise<Comparison> {
  const figures = await measureInRounds(
    [
      openTable(join(folder, "plain-small.db"), small, 0),
      openTable(join(folder, "plain-large.db"), large, doneRows),
    ],
    rounds,
  );
  return {
    title: "A table with unique ids: inserts, 64 at a time, beside other rows",
    unit: "events/s",
    figures,
    goals: [{ subject: large, reference: small, relation: "at least" }],
  };
}

function openTable(file: string, name: string, rows: number): Contender {
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory");
  database.exec(
    "create table events (number integer primary key, id text not null unique, event text)",
  );
  database.exec(`
    insert into events (id, event)
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers limit ${rows})
      select 'tencent:NewFileUpload:' || hex(randomblob(9)), '{}' from numbers`);
  const kept = database.prepare("select max(number) as number from events").get() as {
    number: number | null;
  };
  const insert = database.prepare(
    "insert into events (id, event) values (?, ?) on conflict (id) do nothing",
  );
  return {
    name,
    async measure() {
      database.exec(`delete from events where number > ${kept.number ?? 0}`);
      const began = performance.now();
      for (let inserted = 0; inserted < inserts; inserted += 64) {
        database.exec("begin immediate");
        for (let index = 0; index < 64; index++) {
          insert.run(`tencent:NewFileUpload:${randomBytes(9).toString("hex")}`, content);
        }
        database.exec("commit");
      }
      return (inserts / (performance.now() - began)) * 1000;
    },
  };
}

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
