import { setImmediate as nextTurn } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { settings } from "../processes/settings.js";
import { readJson } from "./read-json.js";
import { serve } from "./serve.js";

interface Upload {
  readonly FileUploadEvent: { readonly FileId: string };
}

interface Waiting {
  readonly upload: Upload;
  answer(): void;
}

// The least that a durable server can do with as many bytes: it stores a callback under its id, answers after the commit
// of all that wait, and marks it as done in the next commit. It verifies, translates and retries nothing.
const { file } = settings<{ readonly file: string }>();
const database = new DatabaseSync(file);
database.exec("pragma journal_mode = wal");
database.exec("pragma synchronous = full");
database.exec("pragma temp_store = memory");
database.exec(`create table events
  (number integer primary key, id text not null unique, body text not null, event text not null, done_at integer)`);
process.once("exit", () => database.close());
const insert = database.prepare(
  "insert into events (id, body, event) values (?, ?, ?) on conflict (id) do nothing",
);
const finish = database.prepare("update events set done_at = ? where number = ?");

let waiting: Waiting[] = [];
let handled: (number | bigint)[] = [];
let done = 0;
let isRunning = false;

await serve(
  (request, response) => {
    readJson(request, (json) => {
      waiting.push({ upload: json as Upload, answer: () => response.writeHead(200).end() });
      if (!isRunning) void commitAll();
    });
  },
  () => done,
);

async function commitAll(): Promise<void> {
  isRunning = true;
  await gather();
  while (waiting.length + handled.length > 0) {
    const [group, ended] = [waiting, handled];
    waiting = [];
    database.exec("begin immediate");
    handled = group.map(({ upload }) => {
      const native = JSON.stringify(upload);
      const event = JSON.stringify({ native: upload, data: upload.FileUploadEvent });
      return insert.run(upload.FileUploadEvent.FileId, native, event).lastInsertRowid;
    });
    for (const number of ended) finish.run(Date.now(), number);
    database.exec("commit");
    done += ended.length;
    for (const { answer } of group) answer();
    await gather();
  }
  isRunning = false;
}

/** Waits as long as each turn of the event loop adds callbacks. */
async function gather(): Promise<void> {
  for (let before = -1; waiting.length > before; ) {
    before = waiting.length;
    await nextTurn();
  }
}
