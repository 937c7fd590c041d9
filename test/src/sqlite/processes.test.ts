import assert from "node:assert/strict";
import { DatabaseSync } from "@photostructure/sqlite";
import { Child, script } from "./child.js";
import { Folder } from "./folder.js";

describe("SQLite store: several processes on one file", () => {
  let folder: Folder;
  const children: Child[] = [];
  const child = (name: string, path = folder.file()) => {
    const started = new Child(process.execPath, [script(name), path]);
    children.push(started);
    return started;
  };
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(async () => {
    for (const each of children.splice(0)) await each.kill();
    await folder.remove();
  });

  it("store each of a thousand events once, and lease each once", async function () {
    this.timeout(60_000);
    const writers = [child("race"), child("race"), child("race")];
    for (const writer of writers) assert.equal(await writer.line(), "ready");
    for (const writer of writers) writer.process.stdin?.write("go\n");
    const ends = await Promise.all(
      writers.map(async (writer) => JSON.parse((await writer.line()) ?? "")),
    );
    const stored = ends.reduce((sum, end) => sum + end.stored, 0);
    const leased: string[] = ends.flatMap((end) => end.leased);
    assert.deepEqual([stored, leased.length, new Set(leased).size], [1000, 1000, 1000]);
    assert.equal((await folder.store().stats()).running, 1000);
  });

  it("lose nothing stored when one is killed during a put", async function () {
    this.timeout(60_000);
    for (const enough of [1, 50, 333]) {
      const path = folder.file(`${enough}.db`);
      const victim = child("put-until-killed", path);
      const stored: string[] = [];
      while (stored.length < enough) stored.push((await victim.line()) ?? "");
      await victim.kill();
      stored.push(...(await victim.rest()));
      const ids = new Set((await folder.store(path).list({})).map(({ id }) => id));
      assert.deepEqual(
        stored.filter((name) => !ids.has(`acme:${name}`)),
        [],
      );
      assert.deepEqual(integrity(path), [{ integrity_check: "ok" }]);
    }
  });

  it("keep the stored events when the disk is full, and report it (not on Windows: ulimit)", async function () {
    if (process.platform === "win32") this.skip();
    this.timeout(60_000);
    const command = 'ulimit -f 600 && exec "$@"';
    const limited = new Child("sh", [
      "-c",
      command,
      "sh",
      process.execPath,
      script("put-until-killed"),
      folder.file(),
    ]);
    children.push(limited);
    const lines = await limited.rest();
    assert.equal(lines.at(-1), "inbox_unavailable");
    const store = folder.store();
    const ids = new Set((await store.list({})).map(({ id }) => id));
    const stored = lines.slice(0, -1);
    assert.ok(stored.length > 0 && stored.every((name) => ids.has(`acme:${name}`)));
    assert.deepEqual(integrity(folder.file()), [{ integrity_check: "ok" }]);
  });
});

function integrity(path: string): unknown {
  const database = new DatabaseSync(path);
  try {
    return database
      .prepare("pragma integrity_check")
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}
