import assert from "node:assert/strict";
import { nodeHandler } from "@vod-events/core/http";
import { application } from "../core/application.js";
import { head, headTo, length, RawServer, statuses } from "./raw-server.js";

const size = 8 * 1024 * 1024;
const body = "x".repeat(size);
const chunked = `${size.toString(16)}\r\n${body}\r\n0\r\n\r\n`;

/** Requests that are refused before their bodies are read to the end. */
const rejected: Readonly<Record<string, readonly [number, string]>> = {
  "a length above the limit": [413, head(length(size)) + body],
  "chunks above the limit": [413, head("transfer-encoding: chunked\r\n") + chunked],
  "a path without a provider": [404, headTo("/elsewhere", length(size)) + body],
  "a compressed body": [415, head("content-encoding: gzip\r\n", length(size)) + body],
  "another method": [405, head(length(size)).replace("POST", "PUT") + body],
};

describe("a sender of an unread body", () => {
  const server = new RawServer();
  afterEach(() => server.close());

  for (const [what, [status, text]] of Object.entries(rejected)) {
    it(`receives ${status} after sending everything: ${what}`, async () => {
      await server.listen(nodeHandler(application().vod));
      const { socket, ended } = server.open();
      let broken: Error | undefined;
      socket.on("error", (error) => {
        broken = error;
      });
      await new Promise<void>((resolve) => socket.write(text, () => resolve()));
      assert.deepEqual([statuses(await ended), broken], [[String(status)], undefined]);
    });
  }

  it("is disconnected when it continues", async () => {
    await server.listen(nodeHandler(application().vod));
    const { socket, received, ended } = server.open();
    const sending = setInterval(() => socket.write("x"), 50);
    socket.write(headTo("/elsewhere", length(size)));
    await ended;
    clearInterval(sending);
    assert.deepEqual(statuses(received()), ["404"]);
  });
});
