import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { commandFile } from "./run-process.js";

const hasScript = spawnSync("script", ["--version"]).status === 0;

describe("vod-events trigger on a terminal (requires util-linux script)", function () {
  this.timeout(15_000);
  let server: Server;
  let requests: number;
  /** Whether the application answers. */
  let answers: boolean;

  before(function () {
    if (!hasScript) this.skip();
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

  /** Runs the command on a terminal; `onText` is called with everything shown so far. */
  async function run(flags: string, onText: (shown: string, child: ChildProcess) => void) {
    const { port } = server.address() as AddressInfo;
    const line = `"$NODE" "$COMMAND" trigger media.uploaded --provider baidu ${flags}`;
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      env: {
        ...{ ...process.env, NO_COLOR: "", TERM: "xterm", VOD_SIGNING_KEY: "0123456789abcdef" },
        ...{ NODE: process.execPath, COMMAND: commandFile },
        VOD_CALLBACK_URL: `http://127.0.0.1:${port}/vod`,
      },
    });
    let shown = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      onText(shown, child);
    });
    const [exitCode] = await once(child, "close");
    return { exitCode, shown };
  }

  it("prints in color what the application says", async () => {
    answers = true;
    const { exitCode, shown } = await run("", () => {});
    assert.equal(exitCode, 0);
    assert.ok(shown.includes("\u001b[32m200\u001b[39m media.uploaded succeeded"));
    assert.ok(shown.includes("\u001b[2mok\u001b[22m"));
  });

  it("shows that it waits, and ends at Ctrl-C without sending more", async () => {
    answers = false;
    let typed = false;
    const { exitCode, shown } = await run("--count 5", (text, child) => {
      if (typed || !text.includes("waiting for the response")) return;
      typed = true;
      child.stdin?.write("\u0003");
    });
    assert.equal(exitCode, 1);
    assert.equal(requests, 1);
    assert.match(
      shown,
      /error\[receiver_unreachable\]: 127\.0\.0\.1:\d+: interrupted\. The application/,
    );
  });
});
