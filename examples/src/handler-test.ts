import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";

test("the library has the name of an uploaded media", async () => {
  const cloud = await simulateTencent();
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const vod = createVodEvents({
    provider: "tencent",
    providers: {
      tencent: () => tencent({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
    },
    callback: {
      mode: "push",
      url: `http://127.0.0.1:${port}/vod`,
      signing: { key: "0123456789abcdef" },
    },
  });
  const library = new Map<string | undefined, string | undefined>();
  vod.on("media.uploaded", ({ mediaId, data }) => void library.set(mediaId, data.media.name));
  server.on("request", nodeHandler(vod));
  await vod.start();
  await vod.callback.apply();

  const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
  await cloud.idle(); // every callback has its response
  assert.equal(library.get(mediaId), "harbour");
  await cloud.redeliver(); // the same event again
  await cloud.idle();
  assert.equal(library.size, 1);

  await vod.stop();
  server.close();
  await cloud.close();
});
