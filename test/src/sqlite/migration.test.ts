import assert from "node:assert/strict";
import { DatabaseSync } from "@photostructure/sqlite";
import { Folder } from "./folder.js";
import { newEntry } from "./new-entry.js";

describe("an inbox file of an earlier version", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it("is brought to today's, and keeps its events", async () => {
    const before = folder.store();
    await before.put([newEntry("a")]);
    await before.close();
    const database = new DatabaseSync(folder.file());
    database.exec("drop table notes; pragma user_version = 1");
    database.close();

    const after = folder.store();
    assert.deepEqual(await after.put([newEntry("a"), newEntry("b")]), ["duplicate", "stored"]);
    await after.remember("note", "kept");
    assert.equal(await after.recall("note"), "kept");
  });
});
