import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hasTerminal, Terminal } from "./terminal.js";

describe("vod-events trigger on a terminal (requires util-linux script)", function () {
  this.timeout(15_000);
  let server: Server;
  let requests: number;
  /** Whether the application answers. */
  let answers: boolean;

  before(function () {
    if (!hasTerminal) this.skip();
  });
  beforeEach(async () => {
    requests = 0;
    server = createServer((_, response) => {
      requests += 1;
      if (answers) response.end("ok");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function run(flags: string): Terminal {
    const { port } = server.address() as AddressInfo;
    return new Terminal(`trigger media.uploaded --provider baidu ${flags}`, {
      env: {
        VOD_SIGNING_KEY: "0123456789abcdef",
        VOD_CALLBACK_URL: `http://127.0.0.1:${port}/vod`,
      },
    });
  }

  it("prints in color what the application says", async () => {
    answers = true;
    const trigger = run("");
    assert.equal(await trigger.ended, 0);
    assert.ok(trigger.shown.includes("\u001b[32m200\u001b[39m media.uploaded succeeded"));
    assert.ok(trigger.shown.includes("\u001b[2mok\u001b[22m"));
  });

  it("shows that it waits, and ends at Ctrl-C without sending more", async () => {
    answers = false;
    const trigger = run("--count 5");
    await trigger.until("waiting for the response");
    trigger.type("\u0003");
    assert.equal(await trigger.ended, 1);
    assert.equal(requests, 1);
    assert.match(
      trigger.shown,
      /error\[receiver_unreachable\]: 127\.0\.0\.1:\d+: interrupted\. The application/,
    );
  });
});
