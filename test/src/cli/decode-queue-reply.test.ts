import assert from "node:assert/strict";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { errorLines } from "./error-lines.js";
import { parseLines } from "./parse-lines.js";
import { decodeInProcess } from "./run-in-process.js";

const encoded = (event: object) => Buffer.from(JSON.stringify(event)).toString("base64");

describe("vod-events decode of a reply of Alibaba's queue", () => {
  it("prints the events of all messages, encoded or not", async () => {
    const body = [
      { MessageBody: encoded(sampleOf("FileUploadComplete")), ReceiptHandle: "1" },
      { MessageBody: JSON.stringify(sampleOf("DeleteMediaComplete")), ReceiptHandle: "2" },
    ];
    const { exitCode, stdout, stderr } = await decodeInProcess("alibaba", { code: 200, body });
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.deepEqual(
      parseLines(stdout).map(({ type }) => type),
      ["media.uploaded", "media.deleted"],
    );
  });

  it("names the place of a message that is no event", async () => {
    const body = { MessageBody: "hello" };
    const { exitCode, stderr } = await decodeInProcess("alibaba", { code: 200, body });
    assert.equal(exitCode, 1);
    assert.equal(
      stderr,
      errorLines("body_not_decodable", "body.MessageBody: the event must be an object"),
    );
  });
});
