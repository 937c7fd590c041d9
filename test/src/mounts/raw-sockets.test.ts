import assert from "node:assert/strict";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import type { VodEvents } from "@vod-events/core";
import { fetchHandler, nodeHandler } from "@vod-events/core/http";
import { acmeRequest } from "../core/acme.js";
import { application, recordDiagnostics } from "../core/application.js";
import { until } from "../end-to-end/testbed.js";
import { head, length, RawServer, statuses } from "./raw-server.js";

describe("the receiver on a raw socket", () => {
  const server = new RawServer();
  afterEach(() => server.close());
  const listen = (vod: VodEvents, made?: Server) => server.listen(made ?? nodeHandler(vod));
  const open = () => server.open();

  const { body } = acmeRequest({ uploads: ["a"] });
  const close = "connection: close\r\n";

  it("accepts a body sent byte by byte", async () => {
    const { vod } = application();
    await listen(vod);
    const { socket, received } = open();
    socket.setNoDelay(true).write(head(length(body.length)));
    for (const byte of body) {
      socket.write(Uint8Array.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => received() !== "", "the answer");
    assert.deepEqual(statuses(received()), ["200"]);
  });

  it("cuts off a slow sender at the deadline and closes the connection", async () => {
    const { vod, clock } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await listen(vod);
    const { socket, received, ended } = open();
    socket.write(head(length(body.length)));
    await until(() => clock.sleeping > 0, "the reading");
    for (let second = 0; second < 9; second++) {
      await clock.advance(1000);
      socket.write(body.subarray(second, second + 1));
    }
    await clock.advance(999);
    assert.equal(received(), "");
    await clock.advance(1);
    assert.deepEqual(statuses(await ended), ["408"]);
    assert.match(received(), /connection: close/i);
    assert.equal(rejections[0]?.diagnostic.code, "body_timeout");
    assert.equal(clock.sleeping, 0);
  });

  it("cuts off a slow sender in a Fetch API server", async () => {
    const { vod, clock } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await listen(vod, createAdaptorServer({ fetch: fetchHandler(vod) }) as Server);
    const { socket, received, ended } = open();
    socket.write(`${head(length(body.length))}{`);
    await until(() => clock.sleeping > 0, "the reading");
    await clock.advance(10_000);
    await until(() => received() !== "", "the answer");
    assert.deepEqual(statuses(await ended), ["408"]);
    assert.match(received(), /connection: close/i);
    assert.equal(rejections[0]?.diagnostic.code, "body_timeout");
  });

  it("waits for a slow sender as long as configured", async () => {
    const { vod, clock } = application({ receiver: { bodyTimeoutSeconds: 60 } });
    await listen(vod);
    const { socket, received } = open();
    socket.write(head(length(body.length)));
    await until(() => clock.sleeping > 0, "the reading");
    await clock.advance(59_000);
    socket.write(body);
    await until(() => received() !== "", "the answer");
    assert.deepEqual(statuses(received()), ["200"]);
  });

  it("needs one timer for all bodies, and none afterwards", async () => {
    const { vod, clock } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await listen(vod);
    for (let n = 0; n < 10; n++) open().socket.write(`${head(length(2))}{}`);
    await until(() => rejections.length === 10, "the rejection");
    assert.deepEqual([rejections[0]?.diagnostic.code, clock.sleeping], ["signature_mismatch", 1]);
    await clock.advance(10_000);
    assert.equal(clock.sleeping, 0);
  });

  it("forgets a sender that disconnects within a body or a chunk", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await listen(vod);
    for (const start of [head(length(100)), head("transfer-encoding: chunked\r\n")]) {
      const begun = new Promise((resolve) => server.inner.once("request", resolve));
      const { socket } = open();
      socket.write(`${start}${start.includes("chunked") ? "40\r\n{" : "{"}`);
      await begun;
      socket.destroy();
    }
    await until(() => rejections.length === 2, "the rejection");
    assert.deepEqual(
      rejections.map(({ diagnostic }) => [diagnostic.code, diagnostic.status]),
      [
        ["body_interrupted", 400],
        ["body_interrupted", 400],
      ],
    );
  });

  it("rejects a huge length at once, and huge chunks at the limit", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await listen(vod);
    const declared = open();
    declared.socket.write(head(length(1024 ** 4)));
    assert.deepEqual(statuses(await declared.ended), ["413"]);

    const chunked = open();
    chunked.socket.write(head("transfer-encoding: chunked\r\n"));
    const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
    const writeUntilFull = () => {
      while (chunked.socket.writable && chunked.socket.write(chunk));
    };
    chunked.socket.on("drain", writeUntilFull);
    writeUntilFull();
    await chunked.ended;
    assert.deepEqual(
      rejections.map(({ diagnostic }) => diagnostic.code),
      ["body_too_large", "body_too_large"],
    );
  });

  it("rejects invalid HTTP, two lengths and an endless header", async () => {
    const { vod } = application();
    let runs = 0;
    vod.on("*", () => {
      runs += 1;
    });
    await listen(vod);
    const malformed = [
      "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
      head(length(2), length(3)),
      head(length(body.length), "transfer-encoding: chunked\r\n"),
      `POST /hooks/acme HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}`,
      `${head("transfer-encoding: chunked\r\n")}zz\r\n{}\r\n0\r\n\r\n`,
    ];
    for (const text of malformed) {
      const { socket, ended } = open();
      socket.write(text);
      const [status] = statuses(await ended);
      assert.match(String(status), /^(400|431)$/, JSON.stringify(text.slice(0, 80)));
    }
    assert.equal(runs, 0);
  });

  it("rejects a compressed transfer encoding and accepts trailers", async () => {
    const { vod } = application();
    await listen(vod);
    const chunk = `${body.length.toString(16)};a=b\r\n${body}\r\n0\r\n`;
    const { socket, ended } = open();
    socket.write(`${head("transfer-encoding: chunked\r\n")}${chunk}x-trailer: 1\r\n\r\n`);
    socket.write(`${head("transfer-encoding: gzip, chunked\r\n", close)}${chunk}\r\n`);
    assert.deepEqual(statuses(await ended), ["200", "415"]);
  });

  it("answers pipelined requests in order", async () => {
    const { vod } = application();
    let release = () => {};
    const first = new Promise<void>((resolve) => {
      release = resolve;
    });
    vod.on("*", () => first);
    await listen(vod);
    const { socket, received } = open();
    const get = "GET /hooks/acme HTTP/1.1\r\nhost: x\r\n\r\n";
    const rejections = recordDiagnostics(vod, "rejected");
    socket.write(head(length(body.length)) + body + get + get);
    await until(() => rejections.length === 2, "the rejection");
    assert.equal(received(), "");
    release();
    await until(() => statuses(received()).length === 3, "all answers");
    assert.deepEqual(statuses(received()), ["200", "405", "405"]);
  });

  it("closes the connection after rejecting an unread body", async () => {
    const { vod } = application();
    await listen(vod);
    const { socket, ended } = open();
    const smuggled = "GET /hooks/acme HTTP/1.1\r\nhost: x\r\n\r\n";
    socket.write(
      `POST /elsewhere HTTP/1.1\r\nhost: x\r\n${length(smuggled.length + 1)}\r\n${smuggled}`,
    );
    assert.deepEqual(statuses(await ended), ["404"]);
  });
});
