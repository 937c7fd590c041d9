import assert from "node:assert/strict";
import type { VodEventType } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { sampleOf } from "../fixtures/mux/all.js";
import { eventsOf } from "./translate.js";

const expected: Readonly<Record<string, readonly [VodEventType, outcome: string]>> = {
  "video.asset.created": ["media.created", "succeeded"],
  "video.asset.ready": ["media.ready", "succeeded"],
  "video.asset.errored": ["media.ready", "failed"],
  "video.asset.updated": ["media.updated", "succeeded"],
  "video.asset.deleted": ["media.deleted", "succeeded"],
  "video.asset.non_standard_input_detected": ["media.analyzed", "succeeded"],
  "video.asset.live_stream_completed": ["media.persisted", "succeeded"],
  "video.asset.static_rendition.created": ["workflow.progressed", "running"],
  "video.asset.static_rendition.ready": ["media.transcoded", "succeeded"],
  "video.asset.static_rendition.errored": ["media.transcoded", "failed"],
  "video.asset.static_rendition.skipped": ["media.transcoded", "skipped"],
  "video.asset.static_rendition.deleted": ["media.deleted", "succeeded"],
  "video.asset.static_renditions.preparing": ["workflow.progressed", "running"],
  "video.asset.static_renditions.ready": ["media.transcoded", "succeeded"],
  "video.asset.static_renditions.errored": ["media.transcoded", "failed"],
  "video.asset.static_renditions.deleted": ["media.deleted", "succeeded"],
  "video.asset.master.preparing": ["workflow.progressed", "running"],
  "video.asset.master.ready": ["media.transcoded", "succeeded"],
  "video.asset.master.errored": ["media.transcoded", "failed"],
  "video.asset.master.deleted": ["media.deleted", "succeeded"],
  "video.asset.track.created": ["caption.created", "running"],
  "video.asset.track.ready": ["caption.created", "succeeded"],
  "video.asset.track.errored": ["caption.created", "failed"],
  "video.asset.track.deleted": ["caption.deleted", "succeeded"],
  "video.asset.shots.created": ["workflow.progressed", "running"],
  "video.asset.shots.ready": ["analysis.completed", "succeeded"],
  "video.asset.shots.errored": ["analysis.completed", "failed"],
  "video.asset.shots.skipped": ["analysis.completed", "skipped"],
  "video.asset.shots.deleted": ["media.deleted", "succeeded"],
  "video.upload.created": ["upload.created", "succeeded"],
  "video.upload.cancelled": ["upload.canceled", "canceled"],
  "video.upload.asset_created": ["media.uploaded", "succeeded"],
  "video.upload.errored": ["media.uploaded", "failed"],
  "video.live_stream.active": ["live.started", "succeeded"],
  "video.live_stream.idle": ["live.ended", "succeeded"],
};

describe("mux: the outcomes", () => {
  const { nativeEvents = {} } = mux({ env: {} });

  it("are known for every translated type", () => {
    assert.deepEqual(Object.keys(expected).sort(), Object.keys(nativeEvents).sort());
  });

  for (const [native, [type, outcome]] of Object.entries(expected)) {
    it(`of ${native} is ${outcome}, in ${type}`, () => {
      const [event] = eventsOf(sampleOf(native));
      assert.deepEqual([event?.type, event?.outcome], [type, outcome]);
      assert.equal(event?.failure !== undefined, outcome === "failed");
      assert.deepEqual(nativeEvents[native]?.events, [type]);
    });
  }

  it("of a rendition without a file of its own has the reason of the failure", () => {
    const errors = { type: "internal", messages: ["no audio"] };
    const type = "video.asset.static_renditions.errored";
    const [event] = eventsOf(sampleOf(type, { errors, static_renditions: { files: [] } }));
    assert.deepEqual(event?.failure, { code: "other", raw: "internal", message: "no audio" });
  });
});
