const assert = require("node:assert/strict");
const { createVodEvents, VodError } = require("@vod-events/core");
const provider = require("@vod-events/core/provider");
const { memoryStore, storedInbox } = require("@vod-events/core/inbox");
const { sampleEvent, testInbox } = require("@vod-events/testkit");

// An application in CommonJS.

main();

async function main() {
  const inbox = testInbox();
  const handled = [];
  inbox.on("media.deleted", ({ mediaId }) => void handled.push(mediaId));
  const { state } = await inbox.deliver(sampleEvent("media.deleted", { mediaId: "m1" }));
  assert.equal(state, "done");
  assert.deepEqual(handled, ["m1"]);
  assert.equal(provider.VodError, VodError);
  assert.equal(typeof createVodEvents, "function");
  assert.equal(typeof storedInbox(memoryStore()).accept, "function");
}
