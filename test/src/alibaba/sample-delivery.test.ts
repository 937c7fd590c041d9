import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";

const { sampleDelivery } = alibaba({ env: {} });
const request = {
  url: "https://app.example/hooks",
  type: "SomethingNew",
  id: "sample-1",
  at: new Date(1_700_000_000_900),
};
const contentType = "application/json;charset=utf-8";

describe("alibaba: a sample delivery", () => {
  it("without an event has one without content, in the cloud's format", () => {
    const { headers, body } = sampleDelivery?.(request) ?? {};
    assert.deepEqual(headers, { "content-type": contentType });
    assert.deepEqual(JSON.parse(body ?? ""), {
      EventType: "SomethingNew",
      EventTime: "2023-11-14T22:13:20Z",
      VideoId: "sample-1",
      Status: "success",
    });
  });

  it("has the headers of a signature when there is a key", () => {
    const event = { EventType: "FileUploadComplete" };
    assert.deepEqual(sampleDelivery?.({ ...request, event, key: "Secret123" }), {
      headers: {
        "content-type": contentType,
        "x-vod-timestamp": "1700000000",
        // printf '%s|%s|%s' "$url" "$timestamp" "$key" | md5sum
        "x-vod-signature": "f11398a3f38969655c10d3f6363a14d6",
      },
      body: JSON.stringify(event),
    });
  });
});
