import assert from "node:assert/strict";
import { volcengine } from "@vod-events/volcengine";

const provider = volcengine({ env: {} });
const request = {
  url: "https://app.example/hooks",
  type: "SomethingNew",
  id: "sample-1",
  at: new Date(1_700_000_000_900),
};

describe("volcengine: a sample delivery", () => {
  it("without an event has one without content, in the cloud's format", () => {
    const { headers, body } = provider.sampleDelivery?.(request) ?? {};
    assert.deepEqual(headers, { "content-type": "application/octet-stream" });
    assert.deepEqual(JSON.parse(body ?? ""), {
      RequestId: "sample-1",
      Version: "1.0",
      EventType: "SomethingNew",
      EventTime: "2023-11-14T22:13:20Z",
      Data: { Code: "Success", Message: "Success", Vid: "sample-1" },
    });
  });

  it("has the headers of a signature when there is a key", () => {
    const event = { EventType: "FileUploadComplete" };
    const signed = provider.sampleDelivery?.({ ...request, event, key: "Secret00key1" });
    assert.deepEqual(Object.keys(signed?.headers ?? {}), [
      "content-type",
      "x-vod-timestamp",
      "x-vod-signature",
    ]);
    assert.equal(signed?.headers["content-type"], "application/octet-stream");
    assert.equal(signed?.headers["x-vod-timestamp"], "1700000000");
    assert.equal(signed?.body, JSON.stringify(event));
  });
});
