import assert from "node:assert/strict";
import { isAlibabaEvent } from "@vod-events/alibaba";
import { isBaiduEvent } from "@vod-events/baidu";
import { eventsOf } from "../alibaba/translate.js";
import { sampleOf } from "../fixtures/alibaba/all.js";

describe("isAlibabaEvent", () => {
  const [event] = eventsOf(sampleOf("TranscodeComplete"));

  it("types the native payload and keeps the neutral type", () => {
    assert.ok(event && isAlibabaEvent(event));
    const { StreamInfos = [], DeleteType } = event.native.payload;
    const definition: string | undefined = StreamInfos[0]?.Definition;
    assert.deepEqual([definition, DeleteType], ["LD", undefined]);
    assert.equal(event.type === "workflow.completed" && event.data.steps.length, 2);
  });

  it("rejects an event of another provider", () => {
    assert.ok(event);
    assert.equal(isBaiduEvent(event), false);
    assert.equal(isAlibabaEvent({ ...event, provider: "baidu" }), false);
  });

  it("types only documented members", () => {
    assert.ok(event && isAlibabaEvent(event));
    // @ts-expect-error The member is misspelled.
    assert.equal(event.native.payload.StreamInfo, undefined);
  });
});
