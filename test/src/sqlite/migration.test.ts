import assert from "node:assert/strict";
import { DatabaseSync } from "@photostructure/sqlite";
import { newMedia } from "../fixtures/media-writes.js";
import { Folder } from "./folder.js";
import { newEntry } from "./new-entry.js";

/** Makes the file of an earlier version out of one of the next version. */
const downgrades = [
  {
    to: 2,
    sql: `
    insert into deliveries (number, body, headers)
      select number, body, headers from contents where body is not null;
    alter table contents drop column body;
    alter table contents drop column headers;
    drop index entries_listed;
    pragma user_version = 2`,
  },
  { to: 1, sql: "drop table media; pragma user_version = 1" },
];

describe("SQLite store: files of earlier versions", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  for (const version of [2, 1]) {
    it(`keep their events and deliveries and get what is new: version ${version}`, async () => {
      const delivery = { body: Buffer.from("{}"), headers: { "x-a": "b" } };
      const before = folder.store();
      await before.put([newEntry("a", delivery)]);
      const stored = await before.get("acme:a");
      await before.close();
      const file = new DatabaseSync(folder.file());
      for (const { to, sql } of downgrades) if (to >= version) file.exec(sql);
      file.close();
      const store = folder.store();
      assert.deepEqual(await store.get("acme:a"), stored);
      assert.deepEqual(await store.put([newEntry("a"), newEntry("b", delivery)]), [
        "duplicate",
        "stored",
      ]);
      assert.deepEqual((await store.get("acme:b"))?.delivery?.headers, delivery.headers);
      assert.equal((await store.list({ provider: "acme", limit: 10 })).length, 2);
      assert.deepEqual(await store.media?.write([newMedia("m")]), [true]);
    });
  }
});
