import assert from "node:assert/strict";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { decodeInProcess } from "./run-in-process.js";

const oldTencent = {
  version: "4.0",
  eventType: "NewFileUpload",
  data: { status: 0, message: "", fileId: "9592004872911934157", fileName: "Animal World" },
};

const oldBaidu = {
  messageId: "m-1",
  messageBody: '{"mediaId":"mda-1","status":"PUBLISHED"}',
  notification: "n-1",
  server: "vod.baidubce.com",
  subscriptionName: "s-1",
  version: "v0.1",
  signature: "vod",
};

describe("vod-events decode notes", () => {
  for (const [provider, body] of Object.entries({ tencent: oldTencent, baidu: oldBaidu })) {
    it(`advise how to replace ${provider}'s old format, and the event is unknown`, async () => {
      const { exitCode, stdout, stderr } = await decodeInProcess(provider, body);
      assert.match(stderr, /^note: unsupported format [^\n]+: [^\n]+\n$/);
      assert.equal(JSON.parse(stdout).type, "unknown");
      assert.equal(exitCode, 0);
    });
  }

  it("name an unknown type", async () => {
    const { exitCode, stderr } = await decodeInProcess("tencent", { EventType: "SomethingNew" });
    assert.match(stderr, /^note: unknown event type SomethingNew; [^\n]+\n$/);
    assert.equal(exitCode, 0);
  });

  it("name an unknown field", async () => {
    const { exitCode, stderr } = await decodeInProcess("baidu", {
      ...uploaded,
      somethingNew: { a: 1 },
    });
    assert.match(stderr, /^note: unknown field somethingNew; [^\n]+\n$/);
    assert.equal(exitCode, 0);
  });

  it("name the event within a PullEvents response", async () => {
    const EventSet = [newFileUpload, { EventType: "SomethingNew", EventHandle: "1" }];
    const { stderr } = await decodeInProcess("tencent", { EventSet });
    assert.match(stderr, /^note: EventSet\[1\]: unknown event type SomethingNew; [^\n]+\n$/);
  });

  it("stay one short line for any type name", async () => {
    const EventType = `a\n\u001b[31m${"x".repeat(5000)}`;
    const { stderr } = await decodeInProcess("tencent", { EventType });
    assert.match(stderr, /^note: unknown event type a\\n\\u001b\[31mx+…\n$/);
    assert.ok(stderr.length <= 1001);
  });
});
