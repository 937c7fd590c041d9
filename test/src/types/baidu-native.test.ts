import assert from "node:assert/strict";
import { type BaiduEventPayload, isBaiduEvent } from "@vod-events/baidu";
import type { VodEvent } from "@vod-events/core";
import { eventOf } from "../baidu/wire-to-events.js";
import { regulated } from "../fixtures/baidu/regulated.js";
import { uploaded } from "../fixtures/baidu/uploaded.js";

const event: VodEvent = eventOf(regulated);

describe("isBaiduEvent", () => {
  it("types the native payload", () => {
    assert(isBaiduEvent(event));
    const payload: BaiduEventPayload = event.native.payload;
    const output = payload.mediaRegulationCompleteEvent?.regulationTaskInfo?.regulationOutput;
    const left: number | undefined =
      output?.results?.[1]?.items?.[0]?.evidence?.location?.leftOffsetInPixel;
    assert.equal(left, 386);
    assert.equal(event.native.type, "MEDIA_REGULATION_COMPLETE");
  });

  it("keeps the neutral type", () => {
    const upload: VodEvent = eventOf(uploaded);
    assert(upload.type === "media.uploaded" && isBaiduEvent(upload));
    const name: string | undefined = upload.data.media.name;
    assert.equal(name, upload.native.payload.mediaUploadCompleteEvent?.name);
    assert.equal(upload.native.payload.mediaUploadCompleteEvent?.banStatus, "NORMAL");
  });

  it("rejects an event of another provider", () => {
    assert(!isBaiduEvent({ ...event, provider: "acme" }));
  });

  it("is required to access the payload", () => {
    // @ts-expect-error The payload of an event of any cloud is unknown.
    assert.equal(event.native.payload.eventType, "MEDIA_REGULATION_COMPLETE");
  });

  it("types only documented members, as optional", () => {
    assert(isBaiduEvent(event));
    const { payload } = event.native;
    // @ts-expect-error The member does not exist.
    assert.equal(payload.mediaDeleteCompleteEvent, undefined);
    // @ts-expect-error Any member may be missing.
    assert.equal(payload.mediaRegulationCompleteEvent.status, "SUCCESS");
  });
});
