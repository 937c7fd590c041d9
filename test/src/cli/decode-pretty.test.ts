import assert from "node:assert/strict";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { failedTranscodeItem, procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { decodeInProcess } from "./run-in-process.js";

const escapeCharacter = "\u001b";

describe("vod-events decode --pretty", () => {
  it("prints the envelope and the data as a tree for each event", async () => {
    const { exitCode, stdout } = await decodeInProcess("baidu", uploaded, ["--pretty"]);
    assert.equal(exitCode, 0);
    const lines = stdout.split("\n");
    assert.equal(lines[0], "media.uploaded succeeded (baidu MEDIA_UPLOAD_COMPLETE)");
    assert.match(lines[1] ?? "", /^ {2}id: baidu:/);
    assert.deepEqual(lines.slice(2, 4), [
      "  mediaId: mda-199995c412be1875",
      "  time: 2025-12-17T10:29:46Z",
    ]);
    assert.deepEqual(lines.slice(4, 7), ["  data:", "    media:", "      name: Lecture 03"]);
    assert.ok(lines.includes("    followUpTaskIds: none"));
    assert.deepEqual(lines.slice(-2), ["", ""]);
  });

  it("excludes --json, which is the default", async () => {
    const [json, plain] = [
      await decodeInProcess("baidu", uploaded, ["--json"]),
      await decodeInProcess("baidu", uploaded, []),
    ];
    assert.deepEqual(json, plain);
    const both = await decodeInProcess("baidu", uploaded, ["--json", "--pretty"]);
    assert.equal(both.exitCode, 2);
  });

  it("prints a failure, the task and the passthrough", async () => {
    const body = procedure([failedTranscodeItem]);
    const { stdout } = await decodeInProcess("tencent", body, ["--pretty"]);
    const [, transcode = ""] = stdout.split("\n\n");
    assert.match(transcode, /^media\.transcoded failed \(tencent ProcedureStateChanged\)\n/);
    assert.match(transcode, /\n {2}taskId: 2741346366-Procedure-/);
    assert.match(
      transcode,
      /\n {2}failure:\n {4}code: source_unreadable\n {4}raw: SourceFileError\.NoVideoMedia\n/,
    );
    assert.match(transcode, /\n {2}passthrough: order=5\n/);
  });

  it("marks list items", async () => {
    const body = procedure([transcodeItem, failedTranscodeItem]);
    const { stdout } = await decodeInProcess("tencent", body, ["--pretty"]);
    const steps = "    steps:\n      - kind: Transcode\n        outcome: succeeded\n";
    assert.ok(stdout.includes(steps), stdout);
  });

  it("prints the native event when there is no other data", async () => {
    const body = { EventType: "SomethingNew", SomethingNewEvent: { TaskId: "task-1" } };
    const { stdout } = await decodeInProcess("tencent", body, ["--pretty"]);
    assert.match(stdout, /\n {2}native:\n {4}EventType: SomethingNew\n {4}SomethingNewEvent:\n/);
  });

  it("uses colors on a terminal only", async () => {
    const show = (options: object) =>
      decodeInProcess("baidu", uploaded, ["--pretty", "-"], options);
    const colored = (await show({ terminal: true })).stdout;
    assert.ok(colored.startsWith(`${escapeCharacter}[1mmedia.uploaded`));
    const plain = (await show({ terminal: false })).stdout;
    assert.ok(!plain.includes(escapeCharacter));
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      assert.equal((await show({ terminal: true, env })).stdout, plain);
    }
    assert.equal((await show({ terminal: true, env: { NO_COLOR: "" } })).stdout, colored);
  });

  it("escapes control characters in an event's text", async () => {
    const hostile = { "\u001b]0;a\u0007": "\u009b2J\u001b[2J\r\n\u202e" };
    const body = { EventType: "SomethingNew", SomethingNewEvent: hostile };
    const { stdout } = await decodeInProcess("tencent", body, ["--pretty"]);
    assert.doesNotMatch(stdout, /[^\n\P{Cc}]|\u202e/u);
    assert.ok(stdout.includes("\\u001b]0;a\\u0007: \\u009b2J\\u001b[2J\\r\\n\\u202e\n"), stdout);
  });
});
