import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorLines } from "./error-lines.js";
import { fillInbox } from "./inbox-file.js";
import { runInProcess } from "./run-in-process.js";

describe("vod-events inbox", () => {
  let folder: string;
  let file: string;
  const body = Buffer.from('{"EventType":"名"}');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
    file = await fillInbox(folder, { headers: { "x-a": "1" }, body });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const inbox = (...argv: string[]) => runInProcess(["inbox", ...argv, "--inbox", file]);
  const onTerminal = (...argv: string[]) =>
    runInProcess(["inbox", ...argv, "--inbox", file], { terminal: true, env: { NO_COLOR: "1" } });

  /** The JSON lines that a command prints. */
  async function jsonOf(...argv: string[]): Promise<readonly Record<string, unknown>[]> {
    const { exitCode, stdout } = await inbox(...argv);
    assert.equal(exitCode, 0);
    return stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  async function listed(...argv: string[]): Promise<readonly unknown[]> {
    return (await jsonOf("list", ...argv)).map(({ mediaId }) => mediaId ?? "letter");
  }

  describe("list", () => {
    it("prints every entry as a JSON line, newest first", async () => {
      assert.deepEqual(await listed(), ["letter", "waiting", "running", "dead", "done"]);
      const [dead] = await jsonOf("list", "--type", "media.deleted");
      assert.deepEqual(dead, {
        id: "tencent:dead",
        state: "dead",
        provider: "tencent",
        type: "media.deleted",
        mediaId: "dead",
        receivedAt: "2026-03-01T09:00:00.000Z",
        attempts: 1,
        lastError: "Error: the catalog is down",
      });
    });

    it("lists the states and the types for an unknown one", async () => {
      const state = await inbox("list", "--state", "failed");
      assert.equal(state.exitCode, 2);
      assert.match(state.stderr, /Unknown state\. It must be waiting, running, done, or dead/);
      const type = await inbox("list", "--type", "0");
      assert.match(type.stderr, /Unknown event type\. It must be media\.uploaded, .*, or unknown/);
      const close = await inbox("list", "--state", "dea");
      assert.match(close.stderr, /Unknown state \(Did you mean dead\?\)/);
    });

    it("filters by state, type, provider and time", async () => {
      assert.deepEqual(await listed("--state", "dead"), ["letter", "dead"]);
      assert.deepEqual(await listed("--state", "done", "--state", "waiting"), ["waiting", "done"]);
      assert.deepEqual(await listed("--type", "media.deleted"), ["dead"]);
      assert.deepEqual(await listed("--provider", "baidu"), ["done"]);
      assert.deepEqual(await listed("--before", "2026-03-01T09:00:00Z"), ["done"]);
      assert.deepEqual(await listed("--since", "2026-03-01T19:00:00+08:00"), ["letter", "waiting"]);
      assert.deepEqual(await listed("--since", "1m"), []);
      assert.equal((await listed("--since", "2000y")).length, 5);
    });

    it("prints the newest entries up to a limit and notes that there are more", async () => {
      const { stdout, stderr } = await inbox("list", "--limit", "2");
      assert.equal(stdout.split("\n").length, 3);
      assert.equal(stderr, "note: only the newest 2 events are listed. Raise --limit for more\n");
      assert.equal((await inbox("list", "--limit", "5")).stderr, "");
    });

    it("prints only a note when nothing matches", async () => {
      const result = await inbox("list", "--type", "unknown");
      const stderr = "note: no event matches\n";
      assert.deepEqual(result, { exitCode: 0, stdout: "", stderr });
    });

    it("prints a table on a terminal", async () => {
      const { stdout } = await onTerminal("list", "--state", "dead");
      const [head, undecodableLine, dead] = stdout.split("\n");
      assert.match(head ?? "", /^STATE {2}RECEIVED {14}TYPE {11}ATTEMPTS {2}ID +LAST ERROR$/);
      assert.match(undecodableLine ?? "", /^dead {3}2026-03-01T12:00:00Z {2}\(no event\) /);
      assert.match(dead ?? "", /media\.deleted {2}1 {9}tencent:dead +Error: the catalog is down$/);
    });
  });

  describe("show", () => {
    it("prints event, attempts, integrity and the raw callback", async () => {
      const [shown] = await jsonOf("show", "tencent:dead");
      assert.ok(shown);
      assert.deepEqual(shown.history, [
        { at: "2026-03-01T09:00:00.000Z", attempt: 1, error: "Error: the catalog is down" },
      ]);
      assert.deepEqual(shown.integrity, { channel: "push", covers: ["time"] });
      assert.deepEqual(shown.delivery, { headers: { "x-a": "1" }, body: '{"EventType":"名"}' });
      assert.equal((shown.event as { mediaId: string }).mediaId, "dead");
    });

    it("prints an undecodable message with its problems", async () => {
      const [summary] = await jsonOf("list", "--limit", "1");
      const [shown] = await jsonOf("show", String(summary?.id));
      assert.deepEqual(shown?.undecodable, {
        problems: ["EventType must be a string"],
        json: { EventType: 1 },
      });
    });

    it("prints a tree on a terminal", async () => {
      const { stdout } = await onTerminal("show", "tencent:dead");
      assert.match(stdout, /^id: tencent:dead\nstate: dead\n/);
      assert.match(stdout, /\n {2}body: \{"EventType":"名"\}\n/);
    });

    it("exits with 1 for an unknown id", async () => {
      assert.deepEqual(await inbox("show", "x\u001b[31m"), {
        exitCode: 1,
        stdout: "",
        stderr: errorLines("id_unknown", "no event has the id x\\u001b[31m"),
      });
    });

    it("prints a binary body in base64", async () => {
      const other = mkdtempSync(join(folder, "binary-"));
      const path = await fillInbox(other, { headers: {}, body: Buffer.from([0xff, 0]) });
      const { stdout } = await runInProcess(["inbox", "show", "tencent:dead", "--inbox", path]);
      assert.deepEqual(JSON.parse(stdout).delivery, { headers: {}, bodyBase64: "/wA=" });
    });
  });

  describe("retry", () => {
    it("redrives dead and waiting events by id", async () => {
      const { exitCode, stdout, stderr } = await inbox("retry", "tencent:dead", "tencent:waiting");
      assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
      assert.equal(stdout, "2 events are due again\n");
      assert.deepEqual(await listed("--state", "waiting"), ["waiting", "dead"]);
    });

    it("reports ids that cannot be redriven and redrives the others", async () => {
      const ids = ["baidu:done", "tencent:running", "x", "tencent:dead"];
      const { exitCode, stdout, stderr } = await inbox("retry", ...ids);
      assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "1 event is due again\n" });
      assert.match(stderr, /^note: baidu:done is done\. .*\nnote: tencent:running is running/);
      assert.match(
        stderr,
        /\nerror\[id_unknown\]: .* id x\n {2}see: vod-events errors id_unknown\n$/,
      );
    });

    it("redrives all dead letters or the filtered ones, and reports when there are none", async () => {
      const none = await inbox("retry", "--dead", "--type", "media.uploaded");
      assert.deepEqual(none, { exitCode: 0, stdout: "no event to retry\n", stderr: "" });
      const picked = await inbox("retry", "--dead", "--provider", "tencent", "--json");
      assert.equal(picked.stdout, '{"retried":1}\n');
      assert.deepEqual(await listed("--state", "dead"), ["letter"]);
    });
  });

  describe("stats", () => {
    it("counts the entries in each state", async () => {
      assert.deepEqual(await jsonOf("stats"), [
        { waiting: 1, running: 1, done: 1, dead: 2, oldestOpenAt: "2026-03-01T10:00:00.000Z" },
      ]);
      const { stdout } = await onTerminal("stats");
      assert.match(
        stdout,
        /^waiting {6}1\nrunning {6}1\ndone {9}1\ndead {9}2\noldest open {2}2026/,
      );
    });
  });

  it("does not create a missing inbox", async () => {
    const missing = join(folder, "missing.db");
    for (const argv of [["list"], ["show", "x"], ["retry", "x"], ["stats"]]) {
      const result = await runInProcess(["inbox", ...argv, "--inbox", missing]);
      assert.equal(result.exitCode, 1);
      assert.match(result.stderr, /^error\[inbox_missing\]: .*missing\.db does not exist/);
      assert.ok(!existsSync(missing));
    }
    writeFileSync(missing, "");
    assert.equal((await runInProcess(["inbox", "stats", "--inbox", missing])).exitCode, 1);
  });

  it("reports a file that is not an inbox", async () => {
    writeFileSync(join(folder, "text"), "no database ".repeat(1000));
    const text = await runInProcess(["inbox", "list", "--inbox", join(folder, "text")]);
    assert.match(text.stderr, /^error\[\w+\]: the inbox file .* is not a SQLite database/);
    const folderItself = await runInProcess(["inbox", "list", "--inbox", folder]);
    assert.match(
      folderItself.stderr,
      /^error\[config_invalid\]: .* is a folder. Choose a file in it\n/,
    );
  });
});
