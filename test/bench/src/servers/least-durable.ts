import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { DatabaseSync } from "@photostructure/sqlite";
import { settings } from "../processes/settings.js";
import { readJson } from "./read-json.js";
import { serve } from "./serve.js";

interface Settings {
  readonly file: string;
  /** Whether the database is in a thread of its own. */
  readonly threaded: boolean;
}
type Row = readonly [id: string, event: string];

// The least that a durable server can do: one row per callback, and one commit for all that wait for it.
if (isMainThread) {
  const { file, threaded } = settings<Settings>();
  const store = threaded ? storeInThread(file) : storeHere(file);
  let waiting: Row[] = [];
  let answers: (() => void)[] = [];
  let done = 0;
  let busy = false;
  const flush = async (): Promise<void> => {
    busy = true;
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const [rows, group] = [waiting, answers];
      [waiting, answers] = [[], []];
      await store(rows);
      done += rows.length;
      for (const answer of group) answer();
      await new Promise((resolve) => setImmediate(resolve));
    }
    busy = false;
  };
  let count = 0;
  await serve(
    (request, response) => {
      readJson(request, (json) => {
        waiting.push([`${count++}:${Math.random()}`, JSON.stringify(json)]);
        answers.push(() => response.writeHead(200).end());
        if (!busy) void flush();
      });
    },
    () => done,
  );
} else {
  const insert = openStore(workerData.file);
  parentPort?.on("message", (rows: readonly Row[]) => {
    insert(rows);
    parentPort?.postMessage("");
  });
}

function openStore(file: string): (rows: readonly Row[]) => void {
  const database = new DatabaseSync(file);
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec(
    "create table events (number integer primary key, id text not null unique, event text not null)",
  );
  const insert = database.prepare("insert into events (id, event) values (?, ?)");
  process.once("exit", () => database.close());
  return (rows) => {
    database.exec("begin immediate");
    for (const row of rows) insert.run(...row);
    database.exec("commit");
  };
}

function storeHere(file: string): (rows: readonly Row[]) => Promise<void> {
  const insert = openStore(file);
  return async (rows) => insert(rows);
}

function storeInThread(file: string): (rows: readonly Row[]) => Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { file } });
  worker.unref();
  return (rows) =>
    new Promise((resolve) => {
      worker.once("message", () => resolve());
      worker.postMessage(rows);
    });
}
