import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { until } from "../end-to-end/testbed.js";
import { exampleInFolder } from "./example-in-folder.js";
import { freePort } from "./free-port.js";
import type { RunningExample } from "./run-example.js";

const key = "0123456789abcdefghijABCDEFGHIJzz";

function signedUpload(url: string, media: object) {
  const body = JSON.stringify({
    eventType: "MEDIA_UPLOAD_COMPLETE",
    mediaUploadCompleteEvent: media,
  });
  const now = Date.now();
  const token = createHmac("sha256", key).update(`POST;${url};${body};${now};a`).digest("hex");
  const headers = {
    "vod-callback-auth-user": "a",
    "vod-callback-auth-timestamp": String(now),
    "vod-callback-auth-token": token,
  };
  return { method: "POST", body, headers };
}

describe("the durable example", () => {
  const example = exampleInFolder();
  let running: RunningExample;

  async function start(port: number): Promise<string> {
    const base = `http://127.0.0.1:${port}/vod`;
    running = example.start("durable", {
      VOD_PROVIDER: "baidu",
      VOD_CALLBACK_URL: base,
      VOD_SIGNING_KEY: key,
      PORT: String(port),
    });
    await until(() => running.output().includes("callback URL: "), "the start");
    return `${base}/baidu`;
  }

  it("handles events, keeps dead letters across a restart and ends cleanly", async () => {
    const port = await freePort();
    const url = await start(port);
    const first = running;
    for (const media of [{ mediaId: "mda-1", name: "harbour" }, { mediaId: "mda-2" }]) {
      assert.equal((await fetch(url, signedUpload(url, media))).status, 200);
    }
    await until(() => first.output().includes("uploaded mda-1 harbour"), "the event");
    await until(
      () => first.output().includes("moved to the dead letters: baidu:MEDIA_UPLOAD_COMPLETE:mda-2"),
      "the dead",
    );
    first.process.kill("SIGTERM");
    assert.equal(await first.ended, 0, first.output());

    await start(port);
    assert.match(running.output(), /dead letters: 1/);
  });
});
