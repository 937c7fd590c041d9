import assert from "node:assert/strict";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { errorLines } from "./error-lines.js";
import { parseLines } from "./parse-lines.js";
import { decodeInProcess } from "./run-in-process.js";

const good = [pulled(newFileUpload, "1"), pulled(fileDeleted, "2")];
const answer = (members: object) => ({ Response: { ...members, RequestId: "request-1" } });

describe("vod-events decode with a PullEvents response", () => {
  it("prints the same events as for the callbacks", async () => {
    const pushes = [newFileUpload, fileDeleted].map((body) => decodeInProcess("tencent", body));
    const expected = (await Promise.all(pushes)).flatMap(({ stdout }) => parseLines(stdout));
    for (const body of [answer({ EventSet: good }), { EventSet: good, RequestId: "request-1" }]) {
      const { exitCode, stdout } = await decodeInProcess("tencent", body);
      assert.equal(exitCode, 0);
      assert.deepEqual(parseLines(stdout), expected);
    }
  });

  for (const EventSet of [null, []]) {
    it(`accepts EventSet ${JSON.stringify(EventSet)} as empty`, async () => {
      for (const body of [answer({ EventSet }), { EventSet }]) {
        const { exitCode, stdout, stderr } = await decodeInProcess("tencent", body);
        const expected = {
          exitCode: 0,
          stdout: "",
          stderr: "note: the input contains no events\n",
        };
        assert.deepEqual({ exitCode, stdout, stderr }, expected);
      }
    });
  }

  it("names only the code of a failed call", async () => {
    const body = answer({ Error: { Code: "UnauthorizedOperation", Message: "secret-canary" } });
    const { exitCode, stdout, stderr } = await decodeInProcess("tencent", body);
    assert.deepEqual([exitCode, stdout], [1, ""]);
    const message = "Tencent responded with UnauthorizedOperation";
    assert.equal(stderr, errorLines("response_error", message));
  });

  it("reports the error of an empty queue as such", async () => {
    const body = answer({ Error: { Code: "ResourceNotFound", Message: "no event" } });
    const { exitCode, stderr } = await decodeInProcess("tencent", body);
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[response_error\]: .*ResourceNotFound.*the queue is empty\n/);
  });

  it("prints valid events, reports each invalid one, and exits with 1", async () => {
    const bad = [{ EventHandle: "3" }, null, 7, uploaded];
    const EventSet = [good[0], ...bad, good[1]];
    const { exitCode, stdout, stderr } = await decodeInProcess("tencent", answer({ EventSet }));
    assert.equal(exitCode, 1);
    const { stdout: expected } = await decodeInProcess("tencent", { EventSet: good });
    assert.equal(stdout, expected);
    const lines = stderr.split("\n").filter((line) => line.startsWith("error"));
    assert.deepEqual(
      lines.map((line) => /^error\[(\w+)\]: EventSet\[(\d)\]: ./.exec(line)?.slice(1)),
      [
        ["body_not_decodable", "1"],
        ["body_not_decodable", "2"],
        ["body_not_decodable", "3"],
        ["other_provider", "4"],
      ],
    );
  });

  for (const body of [answer({ Mode: "PUSH" }), { Response: {} }, { EventSet: "none" }]) {
    it(`rejects ${JSON.stringify(body)}`, async () => {
      const { exitCode, stdout, stderr } = await decodeInProcess("tencent", body);
      assert.deepEqual([exitCode, stdout], [1, ""]);
      assert.equal(stderr, errorLines("body_not_decodable", "EventSet must be a list"));
    });
  }

  it("distinguishes it from an event of Baidu", async () => {
    const { exitCode, stderr } = await decodeInProcess("baidu", answer({ EventSet: good }));
    assert.equal(exitCode, 1);
    assert.match(stderr, /^error\[other_provider\]: .*Use --provider tencent\n/);
  });
});
