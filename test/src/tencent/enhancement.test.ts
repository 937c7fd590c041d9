import assert from "node:assert/strict";
import {
  processImageAsyncComplete,
  processImageAsyncFailed,
  processImageAsyncSettings,
  qualityEnhanceComplete,
  qualityEnhanceFailed,
  rebuildMediaComplete,
  removeWatermark,
} from "../fixtures/tencent/enhancement.js";
import { eventOf } from "./events.js";

function enhancement(event: object) {
  return eventOf(event, "enhancement.completed");
}

describe("tencent: enhancement", () => {
  const kinds = [
    [qualityEnhanceComplete, "quality"],
    [rebuildMediaComplete, "rebuild"],
    [removeWatermark, "watermark_removal"],
  ] as const;
  for (const [fixture, kind] of kinds) {
    it(`decodes to enhancement.completed of the source, with the new media: ${kind}`, () => {
      const event = enhancement(fixture);
      assert.equal(event.outcome, "succeeded");
      assert.equal(event.mediaId, "19605929299299238");
      assert.equal(event.data.kind, kind);
      const [output] = event.data.outputs;
      assert.match(output?.mediaId ?? "", /^528589/);
      assert.equal(output?.technical?.widthPixels, 3840);
    });
  }

  it("of a part of a media has the part", () => {
    assert.deepEqual(enhancement(rebuildMediaComplete).data.outputs[0]?.sourceSpan, {
      startSeconds: 2,
      endSeconds: 8.5,
    });
  });

  it("has its source if it failed", () => {
    const event = enhancement(qualityEnhanceFailed);
    assert.equal(event.outcome, "failed");
    assert.equal(event.failure?.raw, "SourceFileError.ContentUnsupported");
    assert.equal(event.mediaId, "19605929299299238");
    assert.deepEqual(event.data, { kind: "quality", outputs: [] });
  });
});

describe("tencent: ProcessImageAsyncCompleteEvent", () => {
  it("is read in the shape of the task", () => {
    const { native: _, ...event } = enhancement(processImageAsyncComplete);
    const taskId = "2741346366-ProcessImageAsync-d11aa5ab62c8d5e84c5a2b182c38b13t0";
    assert.deepEqual(event, {
      id: `tencent:ProcessImageAsyncCompleteEvent:${taskId}:FINISH`,
      type: "enhancement.completed",
      idSource: "derived",
      provider: "tencent",
      outcome: "succeeded",
      mediaId: "19605929299299239",
      taskId,
      passthrough: "order=11",
      data: {
        kind: "image_processing",
        outputs: [
          {
            mediaId: "52858900000000000023",
            name: "cut out",
            url: "https://media.example.com/a3/cutout.png",
            format: "png",
            expiresAt: "2030-01-02T03:04:05Z",
            technical: { sizeBytes: 1024, widthPixels: 200, heightPixels: 100 },
          },
        ],
      },
    });
    assert.equal(enhancement(processImageAsyncFailed).failure?.code, "invalid_input");
  });

  it("is delivered in the shape of its settings, which is undocumented", () => {
    const event = enhancement(processImageAsyncSettings);
    assert.equal(event.outcome, "unknown");
    assert.equal(event.taskId, undefined);
    const other = { ProcessImageAsyncCompleteEvent: { EncodeConfig: { Format: "jpg" } } };
    assert.notEqual(event.id, enhancement(other).id);
  });
});
