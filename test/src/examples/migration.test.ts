import assert from "node:assert/strict";
import { until } from "../end-to-end/testbed.js";
import { signedDelivery, signingKey } from "../mounts/signed-delivery.js";
import { answering } from "./answering.js";
import { exampleInFolder } from "./example-in-folder.js";
import { freePort } from "./free-port.js";
import type { RunningExample } from "./run-example.js";

describe("the example of a migration", () => {
  const example = exampleInFolder();
  let running: RunningExample;

  /** Starts it and returns its callback URL. */
  async function start(moved: string): Promise<string> {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}/hooks`;
    running = example.start("migration/side-by-side", {
      MOVED: moved,
      VOD_CALLBACK_URL: base,
      VOD_SIGNING_KEY: signingKey,
      PORT: String(port),
    });
    await answering(base, running);
    return `${base}/tencent`;
  }

  async function post(url: string, mediaId: string, key = signingKey): Promise<number> {
    const { body } = signedDelivery("tencent", url, mediaId, key);
    const bytes = Buffer.from(body); // without a content type, as a cloud may send it
    return (await fetch(url, { method: "POST", body: bytes })).status;
  }

  it("lets the old receiver handle a native type that has not moved", async () => {
    const url = await start("FileDeleted");
    assert.equal(await post(url, "m1"), 200);
    const { output } = running;
    await until(() => output().includes("compared: media.uploaded m1"), output());
    assert.match(output(), /the old receiver handles NewFileUpload/);
  });

  it("handles a native type that has moved, and answers its forgeries", async () => {
    const url = await start("NewFileUpload");
    assert.equal(await post(url, "m1"), 200);
    assert.equal(await post(url, "m2", "anotherKey"), 401);
    const { output } = running;
    await until(() => output().includes("vod-events handles the upload of m1"), output());
    assert.doesNotMatch(output(), /the old receiver/);
  });
});
