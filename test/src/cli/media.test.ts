import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VodEvent } from "@vod-events/core";
import type { MediaStore } from "@vod-events/core/inbox";
import { applyEvent } from "@vod-events/core/media";
import { sqliteStore } from "@vod-events/sqlite";
import { deleted, importFailed, transcoded, uploaded } from "../projection/media-cloud.js";
import { errorLines } from "./error-lines.js";
import { fillInbox } from "./inbox-file.js";
import { runInProcess } from "./run-in-process.js";

const rules = { ready: [{ type: "media.transcoded" }] } as const;

/** Folds events of the first adapter's media into a store. */
async function fold(media: MediaStore, ...events: readonly VodEvent[]): Promise<void> {
  for (const [index, { mediaId = "", ...rest }] of events.entries()) {
    const key = { provider: "tencent", mediaId };
    const [record] = await media.read([key]);
    const event = { ...rest, mediaId, provider: "tencent" } as VodEvent;
    const changedAt = new Date(Date.UTC(2026, 2, 1, index));
    const state = applyEvent(record?.state, { event, receivedAt: changedAt }, key, rules);
    await media.write([{ state, expectedVersion: record?.version ?? 0, changedAt }]);
  }
}

describe("vod-events media", () => {
  let folder: string;
  let file: string;
  let media: MediaStore;
  let close: () => Promise<void>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    file = await fillInbox(folder);
    const store = sqliteStore(file);
    media = store.media ?? assert.fail();
    close = () => store.close();
    await fold(media, uploaded("harbour"), transcoded("harbour"), importFailed("broken"));
    await fold(media, uploaded("gone"), deleted("gone"));
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...argv: string[]) => runInProcess(["media", ...argv, "--inbox", file]);
  const onTerminal = (...argv: string[]) =>
    runInProcess(["media", ...argv, "--inbox", file], { terminal: true, env: { NO_COLOR: "1" } });

  describe("show", () => {
    it("prints the state as a JSON line", async () => {
      const { exitCode, stdout } = await run("show", "harbour");
      assert.equal(exitCode, 0);
      const { provider, mediaId, status, name } = JSON.parse(stdout);
      assert.deepEqual([provider, mediaId, status], ["tencent", "harbour", "ready"]);
      assert.equal(name.value, "harbour 0");
    });

    it("prints facts with their times on a terminal", async () => {
      const { stdout } = await onTerminal("show", "harbour", "--provider", "tencent");
      const [head, ...lines] = stdout.split("\n");
      assert.equal(head, "harbour ready (tencent)");
      assert.ok(lines.includes("  name: harbour 0 (2026-01-01T00:00:00.000Z)"), stdout);
    });

    it("fails when no event mentions the media, or the inbox does not exist", async () => {
      const unknown = await run("show", "nothing");
      assert.deepEqual(
        [unknown.exitCode, unknown.stderr],
        [1, errorLines("id_unknown", "no event mentions the media nothing")],
      );
      assert.equal((await run("show", "harbour", "--provider", "baidu")).exitCode, 1);
      const missing = await runInProcess([
        "media",
        "show",
        "m",
        "--inbox",
        join(folder, "none.db"),
      ]);
      assert.match(missing.stderr, /^error\[inbox_missing\]: /);
    });
  });

  describe("list", () => {
    it("lists the statuses for an unknown one", async () => {
      const { exitCode, stderr } = await run("list", "--status", "done");
      assert.equal(exitCode, 2);
      assert.match(stderr, /Allowed choices are pending, uploaded, ready, failed, deleted/);
    });

    it("prints a table on a terminal, last changed first", async () => {
      const { stdout } = await onTerminal("list", "--status", "ready");
      assert.equal(
        stdout,
        "STATUS  CHANGED               PROVIDER  MEDIA    NAME\n" +
          "ready   2026-03-01T01:00:00Z  tencent   harbour  harbour 0\n",
      );
    });

    it("filters by status, time and number", async () => {
      const ids = async (...argv: string[]) =>
        (await run("list", ...argv)).stdout
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line).mediaId);
      assert.deepEqual(await ids(), ["broken", "gone", "harbour"]);
      assert.deepEqual(await ids("--since", "2026-03-01T02:00:00Z"), ["broken"]);
      assert.deepEqual(await ids("--provider", "baidu"), []);
      const limited = await run("list", "--limit", "1");
      assert.equal(
        limited.stderr,
        "note: only the last 1 changed media are listed. Raise --limit for more\n",
      );
      assert.equal((await run("list", "--status", "lost")).exitCode, 2);
    });
  });

  describe("wait", () => {
    it("prints the state and returns 0 when the condition holds", async () => {
      const { exitCode, stdout } = await run("wait", "harbour", "ready");
      assert.deepEqual([exitCode, JSON.parse(stdout).status], [0, "ready"]);
    });

    it("waits for an application that changes the state", async () => {
      const waiting = run("wait", "later", "uploaded");
      await fold(media, uploaded("later"));
      assert.equal((await waiting).exitCode, 0);
    });

    it("returns 1 when the media failed or is deleted", async () => {
      const failed = await run("wait", "broken", "ready");
      assert.deepEqual(
        [failed.exitCode, failed.stderr],
        [1, errorLines("media_failed", "The media failed (source_unreadable).")],
      );
      const gone = await run("wait", "gone", "ready");
      assert.deepEqual(
        [gone.exitCode, gone.stderr],
        [1, errorLines("media_deleted", "The media is deleted.")],
      );
    });

    it("returns 2 after the timeout", async () => {
      const { exitCode, stderr } = await run("wait", "never", "ready", "--timeout", "50ms");
      assert.deepEqual(
        [exitCode, stderr],
        [2, errorLines("wait_timeout", "The media is not ready after 0.05 s.")],
      );
    });

    it("returns 64 for invalid usage, which is not the timeout", async () => {
      for (const argv of [
        ["wait", "harbour"],
        ["wait", "harbour", "finished"],
        ["wait", "harbour", "ready", "--timeout", "soon"],
        ["wait", "harbour", "ready", "--limit", "1"],
      ]) {
        const { exitCode, stderr } = await run(...argv);
        assert.equal(exitCode, 64, stderr);
        assert.match(stderr, /^error\[usage\]: .*; see vod-events media wait --help\n$/);
      }
      assert.equal((await run("show")).exitCode, 2);
    });
  });

  describe("rebuild", () => {
    it("folds the events of the inbox and keeps the other states", async () => {
      const { exitCode, stdout } = await run("rebuild");
      assert.equal(exitCode, 0);
      assert.deepEqual(JSON.parse(stdout), { entries: 5, folded: 1, changes: 1, running: 1 });
      const again = await onTerminal("rebuild");
      assert.equal(again.stdout, "folded 1 of 5 entries; 0 changes\n");
      assert.deepEqual((await media.list({})).map(({ state }) => state.mediaId).sort(), [
        "broken",
        "done",
        "gone",
        "harbour",
      ]);
    });

    it("deletes all states first with --reset, after a confirmation", async () => {
      const refused = await runInProcess(["media", "rebuild", "--reset", "--inbox", file], {
        terminal: true,
        confirm: async (question) => {
          assert.match(question, /^Delete all media states of .*cannot come back\.$/);
          return false;
        },
      });
      assert.deepEqual([refused.exitCode, refused.stderr], [1, "not rebuilt\n"]);
      assert.equal((await run("rebuild", "--reset")).exitCode, 2);
      assert.equal((await media.list({})).length, 3);

      const { exitCode, stderr } = await run("rebuild", "--reset", "--yes");
      assert.equal(exitCode, 0);
      assert.match(stderr, /^note: 1 event is running/);
      assert.deepEqual(
        (await media.list({})).map(({ state }) => [state.mediaId, state.status]),
        [["done", "uploaded"]],
      );
    });
  });
});
