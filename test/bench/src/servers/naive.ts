import { DatabaseSync } from "@photostructure/sqlite";
import { settings } from "../processes/settings.js";
import { readJson } from "./read-json.js";
import { serve } from "./serve.js";

// A hand-written durable server: the bare server with one row and one commit per request.
const { file } = settings<{ readonly file: string }>();
const database = new DatabaseSync(file);
database.exec("pragma journal_mode = wal");
database.exec("pragma synchronous = full");
database.exec("create table events (number integer primary key, event text not null)");
process.once("exit", () => database.close());
const insert = database.prepare("insert into events (event) values (?)");

let done = 0;
await serve(
  (request, response) => {
    readJson(request, (json) => {
      insert.run(JSON.stringify(json));
      done += 1;
      response.writeHead(200).end();
    });
  },
  () => done,
);
