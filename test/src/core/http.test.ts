import assert from "node:assert/strict";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fetchHandler, nodeHandler } from "@vod-events/core/http";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

describe("nodeHandler", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function listen(listener: Parameters<typeof createServer>[1]): Promise<string> {
    server = createServer(listener as never);
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const good = acmeRequest({ uploads: ["a"] });

  it("answers a signed callback with 200 and an empty body for any content type", async () => {
    const { vod } = application();
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    const base = await listen(nodeHandler(vod));
    const { body, headers } = good;
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" };
    const reply = await fetch(`${base}/hooks/acme`, { method: "POST", headers: form, body });
    assert.deepEqual([reply.status, await reply.text(), seen], [200, "", ["a"]]);
  });

  it("answers other requests without reading the body", async () => {
    const { vod } = application();
    const base = await listen(nodeHandler(vod));
    const get = await fetch(`${base}/hooks/acme`);
    const elsewhere = await fetch(`${base}/`, { method: "POST", body: "x" });
    assert.deepEqual([get.status, get.headers.get("allow"), elsewhere.status], [405, "POST", 404]);
  });

  it("answers an oversized body with 413 while it is being sent, and closes the connection", async () => {
    const { vod } = application();
    const base = await listen(nodeHandler(vod));
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${base}/hooks/acme`, { method: "POST" }, (response) => {
        response
          .resume()
          .on("end", () => resolve([response.statusCode, response.headers.connection]));
      });
      sending.on("error", reject);
      sending.write(Buffer.alloc(1024 * 1024 + 1));
    });
    assert.deepEqual(status, [413, "close"]);
  });

  it("survives a client that disconnects", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const base = await listen(nodeHandler(vod));
    const socket = connect(Number(new URL(base).port), "127.0.0.1");
    socket.write("POST /hooks/acme HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{");
    server?.once("request", () => setImmediate(() => socket.destroy()));
    for (let round = 0; round < 10_000 && rejections.length === 0; round++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(rejections[0]?.diagnostic.code, "body_interrupted");
    const { body, headers } = good;
    const reply = await fetch(`${base}/hooks/acme`, { method: "POST", headers, body });
    assert.equal(reply.status, 200);
  });

  it("does nothing when a middleware has answered", async () => {
    const { vod } = application();
    let finish = () => {};
    const handled = new Promise<void>((resolve) => {
      finish = resolve;
    });
    vod.on("*", () => handled);
    const handle = nodeHandler(vod);
    const base = await listen((incoming, response) => {
      handle(incoming, response);
      setImmediate(() => response.writeHead(503).end());
    });
    const { body, headers } = good;
    const reply = await fetch(`${base}/hooks/acme`, { method: "POST", headers, body });
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(reply.status, 503);
  });

  it("reports a body that a middleware has read", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const handle = nodeHandler(vod);
    const base = await listen((incoming, response) => {
      incoming.resume().on("end", () => handle(incoming, response));
    });
    const { body, headers } = good;
    const reply = await fetch(`${base}/hooks/acme`, { method: "POST", headers, body });
    assert.deepEqual([reply.status, rejections[0]?.diagnostic.code], [500, "body_already_read"]);
  });

  it("uses the URL of the client when a framework shortens it", async () => {
    const { vod } = application();
    const handle = nodeHandler(vod);
    const base = await listen((incoming, response) => {
      const mounted = Object.assign(incoming, { originalUrl: incoming.url, url: "/acme" });
      handle(mounted, response);
    });
    const { body, headers } = good;
    const reply = await fetch(`${base}/hooks/acme`, { method: "POST", headers, body });
    assert.equal(reply.status, 200);
  });
});

describe("fetchHandler", () => {
  const url = "https://behind.proxy/hooks/acme?x=1";

  it("answers a signed callback with 200 and an empty body", async () => {
    const { vod } = application();
    const { body, headers } = acmeRequest({ uploads: ["a"] });
    const reply = await fetchHandler(vod)(new Request(url, { method: "POST", headers, body }));
    assert.deepEqual([reply.status, await reply.text()], [200, ""]);
  });

  it("answers a forged and an empty callback with 401, and a consumed body with 500", async () => {
    const { vod } = application();
    const handle = fetchHandler(vod);
    const { body, headers } = acmeRequest({ uploads: ["a"] }, { key: "guess" });
    const read = new Request(url, { method: "POST", headers, body });
    await read.text();
    const replies = [
      await handle(new Request(url, { method: "POST", headers, body })),
      await handle(new Request(url, { method: "POST" })),
      await handle(read),
    ];
    assert.deepEqual(
      replies.map(({ status }) => status),
      [401, 401, 500],
    );
  });

  it("answers an oversized stream with 413", async () => {
    const { vod } = application({ receiver: { maxBodyBytes: 10 } });
    const { headers } = acmeRequest({});
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(8)),
    });
    const init = { method: "POST", headers, body, duplex: "half" } as const;
    assert.equal((await fetchHandler(vod)(new Request(url, init))).status, 413);
  });
});
