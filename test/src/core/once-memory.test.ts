import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { acmeRequest } from "./acme.js";
import { advanceUntil, application } from "./application.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

describe("a handler registered with once", () => {
  it("is not kept in memory after its success, so that each event may have its own", async () => {
    const { vod, clock } = application();
    function waitFor(mediaId: string): WeakRef<object> {
      const upload = { mediaId };
      vod.once("media.uploaded", (_, { attempt }) => {
        if (attempt === 1) throw new Error(`not yet: ${upload.mediaId}`);
      });
      return new WeakRef(upload);
    }
    const uploads: WeakRef<object>[] = [];
    for (let number = 0; number < 20; number++) {
      uploads.push(waitFor(`m${number}`));
      const reply = vod.receive(acmeRequest({ uploads: [`m${number}`] }));
      assert.equal((await advanceUntil(clock, reply)).status, 200);
    }
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    const kept = uploads.filter((upload) => upload.deref() !== undefined);
    assert.ok(kept.length < 5, `${kept.length} of ${uploads.length} are in memory`);
  });
});
