const assert = require("node:assert/strict");
const { createVodEvents, memoryInbox, VodError } = require("@vod-events/core");
const provider = require("@vod-events/core/provider");
const { fetchHandler } = require("@vod-events/core/http");
const { eventRef } = require("@vod-events/core/inbox");
const { tencent } = require("@vod-events/tencent");
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
  assert.equal(typeof eventRef, "function");
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent },
    callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: "0123456789abcdef" } },
    inbox: memoryInbox(),
  });
  const forged = new Request("http://127.0.0.1/vod/tencent", { method: "POST", body: "{}" });
  assert.equal((await fetchHandler(vod)(forged)).status, 401);
}
