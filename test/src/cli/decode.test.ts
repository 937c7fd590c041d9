import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import type { VodEvent } from "@vod-events/core";
import { decodeEvent, type Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { transcoded } from "../fixtures/baidu/transcoded.js";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { failedTranscodeItem, procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { withVariables } from "../fixtures/with-variables.js";
import { parseLines } from "./parse-lines.js";
import { decodeInProcess } from "./run-in-process.js";

/** The events that an application receives. */
function reported(provider: Provider, json: unknown): readonly VodEvent[] {
  const decoded = decodeEvent(provider, json);
  assert.ok(decoded.ok);
  return provider.normalize(decoded.wire);
}

describe("vod-events decode", () => {
  it("prints Baidu's callback as one line of JSON", async () => {
    const { exitCode, stdout, stderr } = await decodeInProcess("baidu", uploaded);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.deepEqual(parseLines(stdout), reported(baidu(), uploaded));
  });

  it("ignores the environment and calls no API", async () => {
    const env = {
      TENCENTCLOUD_SECRET_ID: "a b",
      TENCENTCLOUD_VOD_SUB_APP_ID: "x",
      TENCENTCLOUD_VOD_SITE: "x",
      TENCENTCLOUD_VOD_ENDPOINT: "x",
      BAIDUCLOUD_VOD_ENDPOINT: "x",
    };
    for (const [provider, body] of [
      ["tencent", procedure([transcodeItem])],
      ["baidu", uploaded],
    ] as const) {
      await withVariables(env, async () => {
        const { exitCode, stderr } = await decodeInProcess(provider, body, [], { env });
        assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
      });
    }
  });

  it("prints one line for each event of Tencent's callback, in order", async () => {
    const body = procedure([transcodeItem, failedTranscodeItem]);
    const { exitCode, stdout, stderr } = await decodeInProcess("tencent", body);
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: "" });
    assert.deepEqual(
      parseLines(stdout).map(({ type, outcome }) => `${type} ${outcome}`),
      ["workflow.completed partial", "media.transcoded succeeded", "media.transcoded failed"],
    );
    assert.deepEqual(parseLines(stdout), JSON.parse(JSON.stringify(reported(tencent(), body))));
  });

  it("prints the present members in the order of the envelope", async () => {
    const { stdout } = await decodeInProcess("tencent", procedure([failedTranscodeItem]));
    const [workflow, transcode] = parseLines(stdout);
    const members = [
      "id",
      "idSource",
      "type",
      "provider",
      "outcome",
      "mediaId",
      "taskId",
      "failure",
    ];
    const rest = ["passthrough", "data", "native"];
    assert.deepEqual(Object.keys(transcode ?? {}), [...members, ...rest]);
    assert.ok(workflow);
    const { stdout: ofBaidu } = await decodeInProcess("baidu", transcoded);
    assert.deepEqual(
      parseLines(ofBaidu).map((event) => Object.keys(event).join(" ")),
      ["id idSource type provider outcome time timeSource mediaId taskId data native"],
    );
  });

  it("keeps the digits of integers above 2^53", async () => {
    const body = '{"EventType":"NewFileUpload","FileUploadEvent":{"FileId":95920048729119341570}}';
    const [event] = parseLines((await decodeInProcess("tencent", body)).stdout);
    assert.equal(event?.mediaId, "95920048729119341570");
  });

  it("skips a byte order mark", async () => {
    const { exitCode, stdout } = await decodeInProcess(
      "baidu",
      `\ufeff${JSON.stringify(uploaded)}`,
    );
    assert.equal(exitCode, 0);
    assert.equal(parseLines(stdout).length, 1);
  });

  it("prints signed URLs unchanged", async () => {
    const url = "https://media.example.com/a.mp4?sign=abc";
    const { source } = uploaded.mediaUploadCompleteEvent;
    const media = { ...uploaded.mediaUploadCompleteEvent, source: { ...source, sourceUrl: url } };
    const body = { ...uploaded, mediaUploadCompleteEvent: media };
    assert.match((await decodeInProcess("baidu", body)).stdout, /a\.mp4\?sign=abc"/);
  });

  it("escapes line ends and control characters without changing any text", async () => {
    const name = "a\u001b[31m\u009b31m\u007f\u2028\u202eb\ud83c\udfac";
    const media = { ...uploaded.mediaUploadCompleteEvent, name };
    const body = { ...uploaded, mediaUploadCompleteEvent: media };
    const { stdout } = await decodeInProcess("baidu", body);
    assert.doesNotMatch(stdout, /[^\n\P{Cc}]|[\u2028\u202e]/u);
    const [event] = parseLines(stdout);
    assert.equal(event?.type === "media.uploaded" && event.data.media.name, name);
  });

  it("prints an event of an unknown type as unknown", async () => {
    const body = { EventType: "SomethingNew", SomethingNewEvent: { TaskId: "task-1" } };
    const { exitCode, stdout } = await decodeInProcess("tencent", body);
    assert.equal(exitCode, 0);
    assert.deepEqual(
      parseLines(stdout).map(({ type, native }) => [type, native.type]),
      [["unknown", "SomethingNew"]],
    );
  });
});
