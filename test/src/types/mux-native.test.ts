import assert from "node:assert/strict";
import { isMuxEvent, type MuxEventType } from "@vod-events/mux";
import { isVolcengineEvent } from "@vod-events/volcengine";
import { sampleOf } from "../fixtures/mux/all.js";
import { eventsOf } from "../mux/translate.js";

describe("isMuxEvent", () => {
  const [event] = eventsOf(sampleOf("video.asset.static_renditions.ready"));

  it("types the native payload by its type, and keeps the neutral type", () => {
    assert.ok(event && isMuxEvent(event));
    const { payload } = event.native;
    assert.ok(payload.type === "video.asset.static_renditions.ready");
    const tier: "720p" | "1080p" | "1440p" | "2160p" | "audio-only" | undefined =
      payload.data.resolution_tier;
    assert.equal(tier, "720p");
    assert.equal(event.type === "media.transcoded" && event.data.rendition.format, "mp4");
  });

  it("rejects an event of another provider", () => {
    assert.ok(event);
    assert.equal(isVolcengineEvent(event), false);
    assert.equal(isMuxEvent({ ...event, provider: "volcengine" }), false);
  });

  it("types only documented types and members", () => {
    assert.ok(event && isMuxEvent(event));
    const { payload } = event.native;
    // @ts-expect-error The type is misspelled.
    const misspelled: MuxEventType = "video.asset.redy";
    // @ts-expect-error The attempts of a delivery are no part of the event.
    assert.deepEqual([payload.attempts, misspelled], [undefined, "video.asset.redy"]);
  });
});
