import assert from "node:assert/strict";
import { sampleEvent, testInbox } from "@vod-events/testkit";
import { describe, it } from "mocha";
import { registerHandlers } from "./handlers.js";

describe("the handlers", () => {
  it("ignore a failed rendition", async () => {
    const inbox = testInbox();
    registerHandlers(inbox, { save: () => assert.fail("nothing to save") });
    const result = await inbox.deliver(sampleEvent("media.transcoded", { outcome: "failed" }));
    assert.equal(result.state, "done");
  });

  it("give up on a rendition without file at once", async () => {
    const inbox = testInbox();
    registerHandlers(inbox, { save: () => assert.fail("nothing to save") });
    const event = sampleEvent("media.transcoded", { data: { rendition: { url: undefined } } });
    const { state, attempts, errors } = await inbox.deliver(event);
    assert.deepEqual({ state, attempts }, { state: "dead", attempts: 1 });
    assert.match(errors[0]?.error ?? "", /a rendition without file/);
  });
});
