import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { createVodEvents, type HandlingOptions } from "@vod-events/core";
import { sqliteInbox, sqliteStore } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import type { Benchmark, Comparison } from "../benchmark.js";
import { tencentKey } from "../bodies/tencent.js";
import { pulledUpload } from "../bodies/upload-entry.js";
import { type Contender, measureInRounds } from "../measure/measure-in-rounds.js";
import { withTemporaryFolder } from "../processes/temporary-folder.js";

const events = 50_000;
const putBatch = 500;
const batch = 256;
const sameBatch = `vod-events, concurrency ${batch}`;

/** The worker that takes events from the inbox on disk to the handlers. */
export const worker: Benchmark = {
  name: "worker",
  about: "50,000 stored events to a trivial handler against plain SQL on the same rows",
  guarded: false,
  run: ({ rounds }) => withTemporaryFolder((folder) => compare(folder, rounds)),
};

async function compare(folder: string, rounds: number): Promise<readonly Comparison[]> {
  const full = join(folder, "full.db");
  await fill(full);
  let copies = 0;
  const contender = (name: string, drain: (file: string) => Promise<void>): Contender => ({
    name,
    async measure() {
      const file = join(folder, `${copies++}.db`);
      await copyFile(full, file);
      const began = performance.now();
      await drain(file);
      return (events / (performance.now() - began)) * 1000;
    },
  });
  const contenders = [
    contender("plain SQL", drainBySql),
    contender("plain SQL with leases", drainByLeases),
    contender("vod-events", (file) => drainByWorker(file)),
    contender(sameBatch, (file) => drainByWorker(file, { concurrency: batch })),
  ];
  return [
    {
      title: "50,000 events in an SQLite file to a trivial handler, each done on disk",
      unit: "events/s",
      figures: await measureInRounds(contenders, rounds),
      goals: [
        { subject: "vod-events", reference: "plain SQL", relation: "at least", limit: 0.7 },
        { subject: sameBatch, reference: "plain SQL", relation: "at least", limit: 0.7 },
        { subject: sameBatch, reference: "plain SQL with leases", relation: "at least" },
        { subject: "plain SQL with leases", reference: "plain SQL", relation: "at least" },
      ],
    },
  ];
}

async function fill(file: string): Promise<void> {
  const store = sqliteStore(file);
  for (let put = 0; put < events; put += putBatch) {
    const entries = Array.from({ length: putBatch }, (_, index) =>
      pulledUpload(`528589000000${put + index}`),
    );
    await store.put(entries);
  }
  await store.close();
}

async function drainByWorker(file: string, handling: HandlingOptions = {}): Promise<void> {
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent },
    callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
    inbox: sqliteInbox(file),
    handling,
  });
  let handled = 0;
  vod.on("media.uploaded", () => {
    handled += 1;
  });
  await vod.start();
  while (handled < events) await yieldToEventLoop();
  await vod.stop();
}

/**
 * The least that keeps other processes from handling the same events: leases a batch, parses each event, and marks the
 * batch as done in the transaction that leases the next one. It finds no lost lease and retries nothing.
 */
async function drainByLeases(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  database.exec("pragma synchronous = full");
  const due = database.prepare(
    "select number, event from entries join contents using (number) where due_at <= ? order by due_at, number limit ?",
  );
  const lease = database.prepare(
    "update entries set state = 'running', token = ?, due_at = ? where number = ?",
  );
  const finish = database.prepare(
    "update entries set state = 'done', done_at = ?, due_at = null, token = null where number = ?",
  );
  let handled = 0;
  let leased: readonly number[] = [];
  while (handled < events || leased.length > 0) {
    const now = Date.now();
    database.exec("begin immediate");
    for (const number of leased) finish.run(now, number);
    const rows = due.all(now, batch) as { number: number; event: string }[];
    for (const { number } of rows) lease.run("lease", now + 30_000, number);
    database.exec("commit");
    for (const { event } of rows) {
      handled += JSON.parse(event).type === "media.uploaded" ? 1 : 0;
    }
    leased = rows.map(({ number }) => number);
    await yieldToEventLoop();
  }
  database.close();
}

/** Reads the rows that wait, batch by batch, parses each event and marks it done in one commit a batch. */
async function drainBySql(file: string): Promise<void> {
  const database = new DatabaseSync(file);
  database.exec("pragma synchronous = full");
  const waiting = database.prepare(
    "select number, event from entries join contents using (number) where due_at <= ? order by due_at, number limit ?",
  );
  const finish = database.prepare(
    "update entries set state = 'done', done_at = ?, due_at = null where number = ?",
  );
  let handled = 0;
  while (handled < events) {
    const now = Date.now();
    database.exec("begin immediate");
    for (const { number, event } of waiting.all(now, batch) as {
      number: number;
      event: string;
    }[]) {
      handled += JSON.parse(event).type === "media.uploaded" ? 1 : 0;
      finish.run(now, number);
    }
    database.exec("commit");
    await yieldToEventLoop();
  }
  database.close();
}
