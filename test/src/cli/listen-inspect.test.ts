import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { listenerTestbed, post } from "./listener.js";

describe("vod-events listen --inspect", function () {
  this.timeout(10_000);
  const stage = listenerTestbed();

  it("prints the URL of a page with the deliveries", async () => {
    const listener = stage.listen({ folder: stage.folder(), flags: ["--inspect"] });
    assert.equal(await post(await listener.url(), "m1"), 200);
    const [, url = ""] =
      /inspector: (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)\n/.exec(listener.stderr) ?? [];
    const signedIn = await fetch(url, { redirect: "manual" });
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    const { origin } = new URL(url);
    const read = async (path: string) =>
      (await fetch(`${origin}/api/${path}`, { headers: { cookie } })).text();
    assert.match(await read("deliveries/1"), /"mediaId":"m1"/);
    assert.match(await read("inbox"), /"mediaId":"m1"/);
    assert.match(await read("media"), /"mediaId":"m1","status":"ready"/);
    assert.deepEqual(await listener.end(), [0, null]);
  });

  it("reports a port that is in use", async () => {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const listener = stage.listen({ folder: stage.folder(), flags: ["--inspect", `${port}`] });
    assert.deepEqual(await listener.ended, [1, null]);
    assert.match(
      listener.stderr,
      /^error\[port_unavailable\]: port \d+ of 127\.0\.0\.1, for the inspector, is in use/,
    );
    server.close();
  });
});
