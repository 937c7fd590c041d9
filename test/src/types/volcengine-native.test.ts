import assert from "node:assert/strict";
import { isAlibabaEvent } from "@vod-events/alibaba";
import { isVolcengineEvent } from "@vod-events/volcengine";
import { sampleOf } from "../fixtures/volcengine/all.js";
import { eventsOf } from "../volcengine/translate.js";

describe("isVolcengineEvent", () => {
  const [event] = eventsOf(sampleOf("WorkflowComplete"));

  it("types the native payload and keeps the neutral type", () => {
    assert.ok(event && isVolcengineEvent(event));
    const { TranscodeInfos = [], Class } = event.native.payload.Data ?? {};
    const uri: string | undefined = TranscodeInfos[0]?.StoreUri;
    assert.deepEqual([uri?.slice(0, 7), Class], ["tos-vod", undefined]);
    assert.equal(event.type === "workflow.completed" && event.data.steps.length, 5);
  });

  it("rejects an event of another provider", () => {
    assert.ok(event);
    assert.equal(isAlibabaEvent(event), false);
    assert.equal(isVolcengineEvent({ ...event, provider: "alibaba" }), false);
  });

  it("types only documented members", () => {
    assert.ok(event && isVolcengineEvent(event));
    // @ts-expect-error The member is misspelled.
    assert.equal(event.native.payload.Data?.TranscodeInfo, undefined);
  });
});
