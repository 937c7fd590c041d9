import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../examples/free-port.js";
import { devTestbed } from "./dev-testbed.js";
import { hasTerminal, Terminal } from "./terminal.js";

const ctrlC = "\u0003";

describe("vod-events dev on a terminal (requires util-linux script)", function () {
  this.timeout(30_000);
  const testbed = devTestbed();
  let port: number;
  before(function () {
    if (!hasTerminal) this.skip();
  });
  beforeEach(async () => {
    testbed().configure({ providers: { tencent: {}, baidu: {} } });
    port = await freePort();
  });

  function terminal(command: string): Terminal {
    return new Terminal(command, { cwd: testbed().folder, env: testbed().env });
  }

  /** Checks that no port is open and no file is left but the keys. */
  async function assertNothingIsLeft(): Promise<void> {
    for (const each of [0, 1, 2, 3, 4, 5].map((offset) => port + offset)) {
      const socket = connect(each, "127.0.0.1");
      socket.once("connect", () => socket.destroy(new Error(`a server listens on ${each}`)));
      const [error] = await once(socket, "error");
      assert.equal(error.code, "ECONNREFUSED", error.message);
    }
    const cache = join(testbed().env.XDG_CACHE_HOME, "vod-events");
    const files = readdirSync(cache).flatMap((folder) => readdirSync(join(cache, folder)));
    assert.deepEqual(
      files.filter((name) => name !== "signing-keys.json"),
      [],
    );
  }

  it("sends again after r, shows the keys after ?, and quits after q", async () => {
    const dev = terminal(`dev --port ${port}`);
    await dev.until("press Enter after");
    dev.type("r\n");
    await dev.until("there is no event yet");
    const simulated = await testbed().run("simulate", "upload", "--provider", "baidu");
    assert.equal(simulated.exitCode, 0);
    await dev.until("MEDIA_UPLOAD_COMPLETE");
    dev.type("r\n");
    while (dev.shown.split("MEDIA_UPLOAD_COMPLETE →").length < 3) await sleep(10);
    dev.type("?\n");
    await dev.until("note: r sends the last event again, q quits");
    dev.type("q\n");
    assert.equal(await dev.ended, 0);
    await assertNothingIsLeft();
  });

  it("shows colors", async () => {
    const dev = terminal(`dev --port ${port}`);
    await dev.until("press Enter after");
    assert.ok(dev.shown.includes("\u001b[1mSimulated clouds\u001b[22m"));
    dev.type(ctrlC);
    assert.equal(await dev.ended, 0);
  });

  it("leaves nothing behind after Ctrl-C while it runs", async () => {
    const dev = terminal(`dev --port ${port} --forward-to 127.0.0.1:1`);
    await dev.until("press Enter after");
    void testbed().run("simulate", "upload");
    await dev.until("no connection");
    dev.type(ctrlC);
    assert.equal(await dev.ended, 0);
    await assertNothingIsLeft();
    const again = terminal(`dev --port ${port}`);
    await again.until("press Enter after");
    const lines = (text: string) => text.split("\n").filter((line) => line.startsWith("export "));
    const keyOf = (text: string) => lines(text).filter((line) => line.includes("KEY"));
    assert.deepEqual(keyOf(again.shown), keyOf(dev.shown));
    again.type(ctrlC);
    await again.ended;
  });

  for (const milliseconds of [250, 500, 750, 1000]) {
    it(`leaves nothing behind after Ctrl-C at ${milliseconds} ms`, async () => {
      const dev = terminal(`dev --port ${port}`);
      await sleep(milliseconds);
      dev.type(ctrlC);
      await dev.ended;
      await testbed().run("dev", "resend");
      await assertNothingIsLeft();
    });
  }

  it("goes on after Ctrl-C in a simulation", async () => {
    const dev = terminal(`dev --port ${port}`);
    await dev.until("press Enter after");
    const simulated = terminal("simulate upload --count 100 --rate 5/s");
    await simulated.until("events sent");
    simulated.type(ctrlC);
    assert.equal(await simulated.ended, 1);
    assert.match(simulated.shown, /note: stopped after \d+ of 200 stories, \d+ events sent/);
    const next = await testbed().run("simulate", "upload", "--json");
    assert.equal(JSON.parse(next.stdout).counts.sent, 2, "the first simulation has ended");
    dev.type(ctrlC);
    assert.equal(await dev.ended, 0);
    await assertNothingIsLeft();
  });

  it("leaves nothing behind after Ctrl-C in a simulation with clouds of its own", async () => {
    const options = `--port ${port} --forward-to 127.0.0.1:1`;
    const simulated = terminal(`simulate upload --count 100 --rate 5/s ${options}`);
    await simulated.until("events sent");
    simulated.type(ctrlC);
    assert.equal(await simulated.ended, 1);
    assert.match(simulated.shown, /upload: stopped after \d+ of 200 stories/);
    await assertNothingIsLeft();
  });

  it("ends with the reader of its output", async () => {
    const dev = terminal(`dev --port ${port} | head -1`);
    await dev.until("Simulated clouds");
    void testbed().run("simulate", "upload");
    assert.equal(await dev.ended, 0);
    await assertNothingIsLeft();
  });

  it("ends with its terminal", async () => {
    const dev = terminal(`dev --port ${port}`);
    await dev.until("press Enter after");
    dev.close();
    await dev.ended;
    while ((await testbed().run("dev", "resend")).stderr.includes("no such event")) await sleep(50);
    await sleep(200);
    await assertNothingIsLeft();
  });
});
