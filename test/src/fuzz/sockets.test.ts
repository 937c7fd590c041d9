import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { nodeHandler } from "@vod-events/core/http";
import fc from "fast-check";
import { send } from "../mounts/send.js";
import { type ByteChange, byteChanges, changedBytes } from "./byte-changes.js";
import { FuzzedReceiver } from "./fuzzed-receiver.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { baiduHeaders, events, keys, now } from "./signed.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

const body = Buffer.from(JSON.stringify(events.baidu[0]));
const headers = baiduHeaders(body, keys[0], now);
const head = [
  "POST /vod/baidu HTTP/1.1",
  "host: app.example",
  `content-length: ${body.length}`,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
];
const valid = Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]);

describe("a server with random bytes", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();

  const { vod } = new FuzzedReceiver();
  let server: Server;
  before((done) => {
    server = createServer(nodeHandler(vod)).listen(0, "127.0.0.1", done);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = () => (server.address() as AddressInfo).port;

  /** Sends bytes, says that there are no more, and waits until the server has hung up. */
  async function answerTo(bytes: Uint8Array): Promise<string> {
    const socket = connect(port(), "127.0.0.1");
    let text = "";
    socket.setEncoding("latin1").on("data", (part) => {
      text += part;
    });
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.end(bytes);
    await closed;
    return text;
  }

  it("survives, answers with statuses only, and accepts a valid delivery afterwards", async () => {
    const noise = fc.uint8Array({ maxLength: 500 });
    const changed = byteChanges.map((changes: readonly ByteChange[]) =>
      changedBytes(valid, changes),
    );
    const property = fc.asyncProperty(
      fc.oneof({ arbitrary: changed, weight: 4 }, noise),
      async (bytes) => {
        const answers = await answerTo(bytes);
        assert.match(answers, /^(HTTP\/1\.1 (100|200|4\d\d) .*)?$/s);
        assert.doesNotMatch(answers, /canary/);
      },
    );
    await fc.assert(property, casesOf(300, 3000));
    const reply = await send(`http://127.0.0.1:${port()}/vod/baidu`, {
      headers,
      body: body.toString(),
    });
    assert.deepEqual(reply, { status: 200, allow: undefined, body: "" });
  });
});
