import assert from "node:assert/strict";
import { createVodEvents } from "@vod-events/core";
import { storedInbox } from "@vod-events/core/inbox";
import { decodeEvent } from "@vod-events/core/provider";
import { alibabaHistory, baiduHistory, muxHistory } from "../conformance/histories.js";
import { Folder } from "../sqlite/folder.js";

const clouds = { alibaba: alibabaHistory, baidu: baiduHistory, mux: muxHistory };

for (const [name, openHistory] of Object.entries(clouds)) {
  describe(`a lost history of ${name}`, () => {
    let folder: Folder;
    beforeEach(() => {
      folder = new Folder();
    });
    afterEach(() => folder.remove());

    it("is found again, and late callbacks are duplicates", async () => {
      const history = await openHistory();
      const { provider, since, callbacks } = history;
      const vod = createVodEvents({
        provider: name,
        providers: { [name]: () => provider },
        callback: { mode: "push", url: "https://app.example/vod" },
        receiver: { allowUnsigned: true },
        inbox: storedInbox(folder.store()),
      });
      vod.diagnostics.on("unsigned_allowed", () => undefined);
      const handled: string[] = [];
      let duplicates = 0;
      vod.diagnostics.on("duplicate", () => {
        duplicates += 1;
      });
      vod.on("*", ({ id }) => void handled.push(id));
      try {
        await vod.start();
        const { stored, found, complete } = await vod.reconcile({ since });
        const sent = callbacks.flatMap((json) => {
          const decoded = decodeEvent(provider, json);
          return decoded.ok ? provider.normalize(decoded.wire) : [];
        });
        assert.deepEqual([stored, found, complete], [sent.length, sent.length, true]);
        for (const json of callbacks) {
          const body = Buffer.from(JSON.stringify(json));
          const { status } = await vod.receive({
            method: "POST",
            path: `/vod/${name}`,
            headers: {},
            body,
          });
          assert.equal(status, 200);
        }
        const again = await vod.reconcile({ since });
        assert.deepEqual([again.stored, again.duplicates], [0, sent.length]);
        await vod.stop();
        assert.deepEqual(handled.toSorted(), sent.map(({ id }) => id).toSorted());
        assert.equal(duplicates, sent.length);
      } finally {
        await vod.stop();
        await history.close();
      }
    });
  });
}
