import assert from "node:assert/strict";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { failedTranscodeItem, procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { decodeHere } from "./run-here.js";

const escapeCharacter = "\u001b";

describe("vod-events decode --pretty", () => {
  it("prints the envelope, then the data as a tree, for each event", async () => {
    const { exitCode, stdout } = await decodeHere("baidu", uploaded, ["--pretty"]);
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

  it("shows a failure, the task and what the application attached", async () => {
    const body = procedure([failedTranscodeItem]);
    const { stdout } = await decodeHere("tencent", body, ["--pretty"]);
    const [, transcode = ""] = stdout.split("\n\n");
    assert.match(transcode, /^media\.transcoded failed \(tencent ProcedureStateChanged\)\n/);
    assert.match(transcode, /\n {2}taskId: 2741346366-Procedure-/);
    assert.match(
      transcode,
      /\n {2}failure:\n {4}code: source_unreadable\n {4}raw: SourceFileError\.NoVideoMedia\n/,
    );
    assert.match(transcode, /\n {2}passthrough: order=5\n/);
  });

  it("marks the items of a list", async () => {
    const body = procedure([transcodeItem, failedTranscodeItem]);
    const { stdout } = await decodeHere("tencent", body, ["--pretty"]);
    const steps = "    steps:\n      - kind: Transcode\n        outcome: succeeded\n";
    assert.ok(stdout.includes(steps), stdout);
  });

  it("shows the native event where there is nothing else", async () => {
    const body = { EventType: "SomethingNew", SomethingNewEvent: { TaskId: "task-1" } };
    const { stdout } = await decodeHere("tencent", body, ["--pretty"]);
    assert.match(stdout, /\n {2}native:\n {4}EventType: SomethingNew\n {4}SomethingNewEvent:\n/);
  });

  it("has colors on a terminal, and there alone", async () => {
    const show = (surroundings: object) =>
      decodeHere("baidu", uploaded, ["--pretty", "-"], surroundings);
    const colored = (await show({ terminal: true })).stdout;
    assert.ok(colored.startsWith(`${escapeCharacter}[1mmedia.uploaded`));
    const plain = (await show({ terminal: false })).stdout;
    assert.ok(!plain.includes(escapeCharacter));
    for (const env of [{ NO_COLOR: "1" }, { TERM: "dumb" }]) {
      assert.equal((await show({ terminal: true, env })).stdout, plain);
    }
    assert.equal((await show({ terminal: true, env: { NO_COLOR: "" } })).stdout, colored);
  });

  it("lets no text of an event steer the terminal", async () => {
    const hostile = { "\u001b]0;a\u0007": "\u009b2J\u001b[2J\r\n\u202e" };
    const body = { EventType: "SomethingNew", SomethingNewEvent: hostile };
    const { stdout } = await decodeHere("tencent", body, ["--pretty"]);
    assert.doesNotMatch(stdout, /[^\n\P{Cc}]|\u202e/u);
    assert.ok(stdout.includes("\\u001b]0;a\\u0007: \\u009b2J\\u001b[2J\\r\\n\\u202e\n"), stdout);
  });
});
