import assert from "node:assert/strict";
import type { VodEventOf } from "@vod-events/core";
import { sampleEvent, testInbox } from "@vod-events/testkit";

describe("the types of sampleEvent", () => {
  it("narrow to the event type", () => {
    const event: VodEventOf<"media.transcoded"> = sampleEvent("media.transcoded");
    const format: string | undefined = event.data.rendition.format;
    assert.equal(format, "mp4");
    // @ts-expect-error Another type of event.
    const other: VodEventOf<"media.deleted"> = sampleEvent("media.transcoded");
    assert.ok(other);
  });

  it("allow only fields of the event type", () => {
    sampleEvent("media.uploaded", { data: { media: { technical: { widthPixels: 1 } } } });
    // @ts-expect-error A field of another type.
    sampleEvent("media.uploaded", { data: { rendition: {} } });
    // @ts-expect-error Not an outcome.
    sampleEvent("media.uploaded", { outcome: "broken" });
    sampleEvent("media.uploaded", { mediaId: undefined, data: { media: { name: undefined } } });
    // @ts-expect-error Every event has an outcome.
    sampleEvent("media.uploaded", { outcome: undefined });
    // @ts-expect-error The type is given once.
    sampleEvent("media.uploaded", { type: "media.deleted" });
    // @ts-expect-error Not an event type.
    assert.throws(() => sampleEvent("media.uploadet"));
  });

  it("give a handler of testInbox its event", () => {
    testInbox({ handlers: { "media.deleted": ({ data }) => data.parts } });
    // @ts-expect-error A field of another type.
    testInbox({ handlers: { "media.deleted": ({ data }) => data.rendition } });
  });
});
