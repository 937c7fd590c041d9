import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";
import { isVodError } from "@vod-events/core";
import { sqliteStore } from "@vod-events/sqlite";
import { fakeClock } from "@vod-events/testkit";
import { until } from "../end-to-end/testbed.js";
import { Folder } from "./folder.js";
import { newEntry } from "./new-entry.js";

const nobody = 65534;

describe("SQLite store: unusable file", () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const errorOf = async (path: string) => {
    const store = folder.store(path);
    const [put, stats] = await Promise.allSettled([store.put([newEntry("a")]), store.stats()]);
    assert.ok(put.status === "rejected" && stats.status === "rejected");
    assert.ok(isVodError(put.reason) && isVodError(stats.reason));
    assert.equal(put.reason.message, stats.reason.message);
    return put.reason;
  };

  it("is not opened before the first use", () => {
    sqliteStore(folder.file("missing/inbox.db"));
  });

  for (const path of ["", ":memory:", "a\0b"]) {
    it(`rejects a path that is not a file: ${JSON.stringify(path)}`, () => {
      assert.throws(() => sqliteStore(path), { code: "config_invalid" });
    });
  }

  for (const options of [{ maxOpen: 0 }, { maxOpen: 1.5 }, { lockTimeoutSeconds: -1 }]) {
    it(`rejects invalid options: ${JSON.stringify(options)}`, () => {
      assert.throws(() => sqliteStore(folder.file(), options), { code: "config_invalid" });
    });
  }

  it("rejects a path in a missing folder", async () => {
    const { code, message } = await errorOf(folder.file("missing/inbox.db"));
    assert.equal(code, "config_invalid");
    assert.match(message, /folder that does not exist/);
  });

  it("rejects a folder", async () => {
    mkdirSync(folder.file("folder"));
    const { code, message } = await errorOf(folder.file("folder"));
    assert.deepEqual([code, /is a folder/.test(message)], ["config_invalid", true]);
  });

  it("rejects a path below a file", async () => {
    writeFileSync(folder.file("file"), "");
    assert.equal((await errorOf(folder.file("file/inbox.db"))).code, "config_invalid");
  });

  it("rejects a file that is not a database, and leaves it unchanged", async () => {
    const text = "SECRET ".repeat(1000);
    writeFileSync(folder.file(), text);
    const { code, message } = await errorOf(folder.file());
    assert.deepEqual([code, /not a SQLite database/.test(message)], ["inbox_unavailable", true]);
    assert.ok(!message.includes("SECRET"));
    assert.equal(readFileSync(folder.file(), "utf8"), text);
  });

  it("rejects another application's database, and leaves it unchanged", async () => {
    const other = new DatabaseSync(folder.file());
    other.exec("create table customers (name text)");
    other.close();
    const before = readFileSync(folder.file());
    const { code, message } = await errorOf(folder.file());
    assert.deepEqual([code, /another application/.test(message)], ["config_invalid", true]);
    assert.ok(readFileSync(folder.file()).equals(before));
  });

  it("rejects a file of a later version with its own message", async () => {
    const store = folder.store();
    await store.put([newEntry("a")]);
    await store.close();
    const other = new DatabaseSync(folder.file());
    other.exec("pragma user_version = 99");
    other.close();
    const { code, message } = await errorOf(folder.file());
    assert.equal(code, "inbox_unavailable");
    assert.match(message, /version 99; this package supports \d+\. Upgrade/);
  });

  it("rejects a damaged file", async () => {
    const store = folder.store();
    await store.put(Array.from({ length: 200 }, (_, index) => newEntry(String(index))));
    await store.close();
    const bytes = readFileSync(folder.file());
    writeFileSync(folder.file(), bytes.fill(0xff, 4096));
    const { code, message } = await errorOf(folder.file());
    assert.deepEqual([code, /is damaged/.test(message)], ["inbox_unavailable", true]);
  });

  it("rejects a read-only file (not on Windows: file modes)", async function () {
    if (process.platform === "win32") this.skip();
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) {
      // An ordinary user may have no access to root's TMPDIR.
      await folder.remove();
      folder = new Folder("/tmp");
    }
    const store = folder.store();
    await store.stats();
    await store.close();
    chmodSync(folder.file(), 0o444);
    chmodSync(folder.path, 0o555);
    if (isRoot) process.seteuid?.(nobody);
    try {
      const put = folder.store().put([newEntry("a")]);
      await assert.rejects(put, { code: "inbox_unavailable", message: /Check the permissions/ });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(folder.path, 0o755);
    }
  });

  it("rejects calls after close", async () => {
    const store = folder.store();
    await store.put([newEntry("a")]);
    await store.close();
    for (const call of [store.put([newEntry("b")]), store.list({}), store.prune(0)]) {
      await assert.rejects(call, { code: "inbox_unavailable" });
    }
  });

  it("rejects after the lock timeout", async () => {
    const clock = fakeClock();
    const store = folder.store(folder.file(), { clock, lockTimeoutSeconds: 3 });
    await store.put([newEntry("a")]);
    const other = new DatabaseSync(folder.file());
    other.exec("begin immediate");
    const put = store.put([newEntry("b")]);
    const rejected = assert.rejects(put, { code: "inbox_unavailable", message: /is locked/ });
    await until(() => clock.sleeping === 1, "the lock to be met");
    await clock.advance(2900);
    assert.equal(clock.sleeping, 1, "still waits");
    await clock.advance(200);
    await rejected;
    other.exec("commit");
    other.close();
    assert.deepEqual(await store.put([newEntry("b")]), ["stored"]);
  });

  it("works again after the cause is fixed", async () => {
    const path = folder.file("later/inbox.db");
    const store = folder.store(path);
    await assert.rejects(store.put([newEntry("a")]));
    mkdirSync(folder.file("later"));
    assert.deepEqual(await store.put([newEntry("a")]), ["stored"]);
  });

  it("is readable by its owner only, since callbacks hold signed URLs (not on Windows: file modes)", async function () {
    if (process.platform === "win32") this.skip();
    const store = folder.store();
    await store.put([newEntry("a")]);
    for (const name of ["inbox.db", "inbox.db-wal", "inbox.db-shm"]) {
      assert.equal(statSync(folder.file(name)).mode & 0o077, 0, name);
    }
  });
});
