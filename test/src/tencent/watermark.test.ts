import assert from "node:assert/strict";
import {
  extractBlindWatermarkComplete,
  extractCopyRightWatermarkComplete,
  extractTraceWatermarkComplete,
} from "../fixtures/tencent/watermark.js";
import { eventOf } from "./events.js";

const failed = { ErrCode: 60000, Message: "damaged", Output: null };

function extracted(event: object) {
  return eventOf(event, "watermark.extracted");
}

describe("tencent: watermark search", () => {
  const events = [
    extractTraceWatermarkComplete(),
    extractCopyRightWatermarkComplete(),
    extractBlindWatermarkComplete(),
  ];
  for (const event of events) {
    it(`decodes to watermark.extracted: ${event.EventType}`, () => {
      const { id, outcome, passthrough } = extracted(event);
      assert.match(id, new RegExp(`^tencent:${event.EventType}:2741346366-\\w+-1t0:FINISH$`));
      assert.deepEqual([outcome, passthrough], ["succeeded", "order=5"]);
    });
  }

  it("has the viewer of the media", () => {
    const { mediaId, data } = extracted(extractTraceWatermarkComplete());
    assert.equal(mediaId, "5285890784246869930");
    assert.deepEqual(data, { kind: "trace", viewerId: "1a2b3c", detected: true });
  });

  it("has the owner of the media, without a media id", () => {
    const { mediaId, data } = extracted(extractCopyRightWatermarkComplete());
    assert.equal(mediaId, undefined);
    assert.deepEqual(data, { kind: "copyright", text: "Example Films", detected: true });
  });

  it("has both for a blind watermark", () => {
    const { mediaId, data } = extracted(extractBlindWatermarkComplete());
    assert.equal(mediaId, "5285890784246869930");
    assert.deepEqual(data, {
      kind: "blind",
      text: "Example Films",
      viewerId: "1a2b3c",
      detected: true,
    });
  });

  it("does not report a missing watermark unless the cloud does", () => {
    const trace = extracted(extractTraceWatermarkComplete({ Output: { Uv: "" } }));
    assert.equal(trace.outcome, "succeeded");
    assert.deepEqual(trace.data, { kind: "trace" });
    const copyright = extracted(extractCopyRightWatermarkComplete({ Output: null }));
    assert.deepEqual(copyright.data, { kind: "copyright" });
    const blind = { IsDetected: null, Result: null, ResultUV: null };
    assert.deepEqual(extracted(extractBlindWatermarkComplete(blind)).data, { kind: "blind" });
  });

  const nothing = { IsDetected: false, Result: "", ResultUV: "" };

  it("that finds nothing is no failure", () => {
    const { outcome, failure, data } = extracted(extractBlindWatermarkComplete(nothing));
    assert.equal(outcome, "succeeded");
    assert.equal(failure, undefined);
    assert.deepEqual(data, { kind: "blind", detected: false });
  });

  it("that failed found nothing, and does not say that nothing is there", () => {
    const trace = extracted(extractTraceWatermarkComplete(failed));
    assert.equal(trace.failure?.code, "source_unreadable");
    assert.deepEqual(trace.data, { kind: "trace" });
    const copyright = extracted(extractCopyRightWatermarkComplete(failed));
    assert.equal(copyright.outcome, "failed");
    const blind = extracted(extractBlindWatermarkComplete({ ...failed, ...nothing }));
    assert.equal(blind.outcome, "failed");
    assert.deepEqual(blind.data, { kind: "blind" });
  });

  it("that waits its turn is under way", () => {
    const event = extractBlindWatermarkComplete({ ...nothing, Status: "WAITING" });
    assert.equal(extracted(event).outcome, "running");
    assert.deepEqual(extracted(event).data, { kind: "blind" });
  });
});
