import assert from "node:assert/strict";
import type { VodEvent } from "@vod-events/core";
import { isTencentEvent, type TencentEventContent } from "@vod-events/tencent";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { eventOf } from "../tencent/events.js";

const event: VodEvent = eventOf(newFileUpload, "media.uploaded");

describe("isTencentEvent", () => {
  it("types the native payload by the SDK", () => {
    assert(isTencentEvent(event));
    const payload: TencentEventContent = event.native.payload;
    const fileId: string | undefined = payload.FileUploadEvent?.FileId;
    assert.equal(fileId, "9592004872911934157");
    const fps: number | undefined = payload.FileUploadEvent?.MetaData?.VideoStreamSet?.[0]?.Fps;
    assert.equal(fps, 23);
    assert.equal(event.native.type, "NewFileUpload");
  });

  it("keeps the neutral type", () => {
    assert(event.type === "media.uploaded" && isTencentEvent(event));
    const name: string | undefined = event.data.media.name;
    assert.equal(name, event.native.payload.FileUploadEvent?.MediaBasicInfo?.Name);
  });

  it("rejects an event of another provider", () => {
    assert(!isTencentEvent({ ...event, provider: "acme" }));
  });

  it("is required to access the payload", () => {
    // @ts-expect-error The payload of an event of any cloud is unknown.
    assert.equal(event.native.payload.EventType, "NewFileUpload");
  });

  it("rejects misspelled members and members of a delivery", () => {
    const upload: VodEvent = eventOf(pulled(newFileUpload), "media.uploaded");
    assert(isTencentEvent(upload));
    const { payload } = upload.native;
    // @ts-expect-error It is spelled FileUploadEvent.
    assert.equal(payload.FileUploadedEvent, undefined);
    // @ts-expect-error It is spelled FileId.
    assert.equal(payload.FileUploadEvent?.FileID, undefined);
    // @ts-expect-error A handle is good for one pull, and no part of the event.
    assert.equal(payload.EventHandle, undefined);
  });
});
