import assert from "node:assert/strict";
import { join } from "node:path";
import type { InboxStore } from "@vod-events/core/inbox";
import { sqliteStore } from "@vod-events/sqlite";
import { manyMedia, newMedia } from "../fixtures/media-writes.js";
import { describeWithServer, TestDatabase } from "../postgres/database.js";
import { Folder } from "../sqlite/folder.js";
import { errorLines } from "./error-lines.js";
import { fillInbox } from "./inbox-file.js";
import { runInProcess } from "./run-in-process.js";

describe("vod-events inbox copy", () => {
  let folder: Folder;
  let from: string;

  beforeEach(async () => {
    folder = new Folder();
    const delivery = { body: Buffer.from("{}"), headers: { "content-type": "application/json" } };
    from = await fillInbox(folder.path, delivery);
    const store = sqliteStore(from);
    await store.state.set("digest", "abc");
    await store.media?.write([newMedia("odd \u0000", { status: "ready" }), ...manyMedia(1200)]);
    await store.close();
  });
  afterEach(() => folder.remove());

  const copy = (to: string, ...flags: readonly string[]) =>
    runInProcess(["inbox", "copy", "--from", from, "--to", to, ...flags]);
  const copyAll = (to: string) => copy(to, "--include-running", "--json");

  it("copies the events of every state, their records and the state, and compares them", async () => {
    const to = folder.file("copy.db");
    const { exitCode, stdout, stderr } = await copyAll(to);
    assert.deepEqual([exitCode, stderr], [0, ""]);
    const { digests, ...result } = JSON.parse(stdout);
    assert.deepEqual(result, {
      ...{ entries: 5, copied: 5, stateKeys: 1, mediaStates: 1201 },
      ...{ differing: [], differingKeys: [], differingMedia: [] },
      source: { waiting: 1, running: 1, done: 1, dead: 2 },
      target: { waiting: 2, running: 0, done: 1, dead: 2 },
    });
    assert.equal(digests.source, digests.target);
    const [source, target] = [sqliteStore(from), sqliteStore(to)];
    for (const { id, state } of await source.list({})) {
      if (state !== "running") assert.deepEqual(await target.get(id), await source.get(id));
    }
    assert.equal(await target.state.get("digest"), "abc");
    const states = async ({ media }: InboxStore) =>
      (await media?.list({}))?.map(({ state, changedAt }) => ({ state, changedAt }));
    assert.deepEqual(await states(target), await states(source));
    await Promise.all([source.close(), target.close()]);
  });

  it("prints a table and what was compared", async () => {
    const { stdout } = await copy(folder.file("copy.db"), "--include-running");
    // The streams of a test are no terminal, so JSON is the default.
    assert.equal(JSON.parse(stdout).copied, 5);
    const { stdout: printed } = await runInProcess(
      ["inbox", "copy", "--from", from, "--to", folder.file("copy.db"), "--include-running"],
      { terminal: true },
    );
    const lines = printed.split("\n");
    assert.deepEqual(lines.slice(0, 6), [
      "STATE    SOURCE  TARGET",
      "waiting  1       2",
      "running  1       0",
      "done     1       1",
      "dead     2       2",
      "copied 0 of 5 entries; the target had 5 before; 1 state keys, 1201 media states",
    ]);
    assert.match(
      lines[6] ?? "",
      /^compared: 5 of 5 entries are equal; SHA-256 ([0-9a-f]{16})… and \1…$/,
    );
  });

  it("copies the rest when it is repeated after an interruption", async () => {
    const to = folder.file("copy.db");
    const [source, target] = [sqliteStore(from), sqliteStore(to)];
    const page = await source.transfer?.scan(undefined, 2);
    await target.transfer?.restore(page?.records ?? []);
    await Promise.all([source.close(), target.close()]);
    const result = JSON.parse((await copyAll(to)).stdout);
    assert.deepEqual([result.entries, result.copied], [5, 3]);
  });

  it("refuses an inbox whose events are running", async () => {
    const { exitCode, stderr } = await copy(folder.file("copy.db"));
    assert.equal(exitCode, 1);
    assert.equal(
      stderr,
      errorLines(
        "inbox_in_use",
        "1 event of the source is running. Stop its application first. After a crash, " +
          "--include-running copies them as waiting events",
      ),
    );
  });

  it("reports entries that the target has with other content", async () => {
    const to = folder.file("copy.db");
    await copyAll(to);
    const target = sqliteStore(to);
    const [lease] = await target.lease({
      count: 1,
      now: Date.now(),
      until: Date.now(),
      serialByMedia: false,
    });
    assert.ok(lease !== undefined);
    await target.complete(lease, Date.now());
    await target.close();
    const { exitCode, stderr, stdout } = await copyAll(to);
    assert.equal(exitCode, 1);
    assert.ok(
      stderr.startsWith(
        "error[copy_differs]: 1 entries differ in the target, which keeps its own: ",
      ),
    );
    const { differing, digests } = JSON.parse(stdout);
    assert.deepEqual(differing, [lease.id]);
    assert.notEqual(digests.source, digests.target);
  });

  it("keeps the media states of the target, and reports those that differ", async () => {
    const to = folder.file("copy.db");
    const target = sqliteStore(to);
    await target.media?.write([newMedia("7", { status: "deleted" })]);
    await target.close();
    const { exitCode, stderr, stdout } = await copyAll(to);
    assert.equal(exitCode, 1);
    assert.match(stderr, /1 entries differ in the target, which keeps its own: acme media 7\./);
    const { mediaStates, differingMedia } = JSON.parse(stdout);
    assert.equal(mediaStates, 1201);
    assert.deepEqual(differingMedia, [{ provider: "acme", mediaId: "7" }]);
  });

  it("requires two different inboxes, of which the first exists", async () => {
    const same = await copy(from);
    assert.deepEqual(
      [same.exitCode, same.stderr],
      [2, "error[usage]: --from and --to are the same inbox; see vod-events inbox copy --help\n"],
    );
    from = join(folder.path, "missing.db");
    const missing = await copy(folder.file("copy.db"));
    assert.equal(missing.exitCode, 1);
    assert.match(missing.stderr, /^error\[inbox_missing\]: .*missing\.db does not exist/);
    const without = await runInProcess(["inbox", "copy", "--from", from]);
    assert.equal(without.exitCode, 2);
  });
});

describeWithServer("vod-events inbox with PostgreSQL", () => {
  let folder: Folder;
  let database: TestDatabase;

  before(async function () {
    this.timeout(60_000);
    database = await TestDatabase.create();
    folder = new Folder();
  });
  after(async () => {
    folder.remove();
    await database.remove();
  });

  const addressOf = (schema: string) => {
    const url = new URL(database.url);
    url.searchParams.set("schema", schema);
    return url.href;
  };

  it("copies a file to a database and back without a difference", async () => {
    const from = await fillInbox(folder.path, { body: Uint8Array.of(1, 255), headers: {} });
    const to = addressOf(database.schema);
    const there = await runInProcess([
      "inbox",
      "copy",
      "--from",
      from,
      "--to",
      to,
      "--include-running",
    ]);
    assert.deepEqual([there.exitCode, there.stderr], [0, ""]);
    const again = folder.file("back.db");
    const back = await runInProcess(["inbox", "copy", "--from", to, "--to", again]);
    assert.deepEqual([back.exitCode, back.stderr], [0, ""]);
    const [first, second] = [JSON.parse(there.stdout), JSON.parse(back.stdout)];
    assert.equal(first.digests.target, first.digests.source);
    assert.equal(second.digests.target, second.digests.source);
    assert.deepEqual([second.entries, second.copied], [5, 5]);
  });

  it("lists, shows, counts and retries the events", async () => {
    const inbox = ["--inbox", addressOf(database.schema), "--json"];
    const listed = await runInProcess(["inbox", "list", "--state", "dead", ...inbox]);
    const ids = listed.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    assert.equal(ids.length, 2);
    const shown = await runInProcess(["inbox", "show", "tencent:dead", ...inbox]);
    assert.equal(JSON.parse(shown.stdout).history[0].error, "Error: the catalog is down");
    const retried = await runInProcess(["inbox", "retry", "--dead", ...inbox]);
    assert.deepEqual(JSON.parse(retried.stdout), { retried: 1 });
    const counted = await runInProcess(["inbox", "stats", ...inbox]);
    assert.equal(JSON.parse(counted.stdout).dead, 1);
  });

  it("says when the schema does not exist, and creates none", async () => {
    const address = addressOf(`${database.schema}_x`);
    const { exitCode, stderr } = await runInProcess(["inbox", "stats", "--inbox", address]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[inbox_missing\]: the database has no schema test_/);
    const found = await database.query("select from pg_namespace where nspname like '%_x'");
    assert.equal(found.length, 0);
  });

  it("does not print the password of a server that cannot be reached", async () => {
    const address = "postgres://user:canary@127.0.0.1:1/database";
    const { exitCode, stderr } = await runInProcess(["inbox", "stats", "--inbox", address]);
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[inbox_unavailable\]: .*ECONNREFUSED/);
    assert.doesNotMatch(stderr, /canary/);
  });

  it("says what is wrong with an invalid URL", async () => {
    const { exitCode, stderr } = await runInProcess([
      "inbox",
      "stats",
      "--inbox",
      "postgres://:canary",
    ]);
    assert.equal(exitCode, 2);
    assert.equal(
      stderr,
      "error[usage]: the URL of the inbox is invalid. Its form is postgres://user@host:5432/database?schema=vod_events; " +
        "see vod-events inbox stats --help\n",
    );
  });
});
