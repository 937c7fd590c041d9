import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { sqliteInbox } from "@vod-events/sqlite";
import { fillInbox } from "./inbox-file.js";
import { listenerTestbed, post, signingKey } from "./listener.js";
import { runInProcess } from "./run-in-process.js";
import { commandFile } from "./run-process.js";

/** More data than a pipe and its buffers hold. */
const large = { Padding: "x".repeat(900_000) };

async function statesIn(folder: string): Promise<Record<string, string>> {
  const inbox = sqliteInbox(join(folder, "vod-events.db"));
  const entries = await inbox.admin.list({});
  await inbox.stop();
  return Object.fromEntries(entries.map(({ mediaId, state }) => [mediaId, state]));
}

describe("vod-events listen shutdown", function () {
  this.timeout(15_000);
  const stage = listenerTestbed();

  it("prints after a crash the acknowledged events that were not printed", async () => {
    const folder = stage.folder();
    const killed = stage.listen({ folder, read: false });
    const url = await killed.url();
    assert.equal(await post(url, "1", large), 200);
    assert.equal(await post(url, "2"), 200);
    await killed.end("SIGKILL");
    const next = stage.listen({ folder });
    await next.until(() => next.events.length === 1);
    assert.deepEqual(next.ids, ["2"]);
    assert.match(next.stderr, /^note: the inbox has 2 events of an earlier run\n/);
  });

  it("reports on a signal the events that the reader did not take, and keeps them", async () => {
    const folder = stage.folder();
    const listener = stage.listen({ folder, read: false });
    const url = await listener.url();
    await post(url, "1", large);
    await post(url, "2");
    assert.deepEqual(await listener.end(), [0, null]);
    assert.match(listener.stderr, /^not printed: media\.uploaded tencent:\S+ stays in the inbox/m);
    assert.deepEqual(await statesIn(folder), { 1: "running", 2: "waiting" });
  });

  it("exits with 1 at once on a second signal", async () => {
    const listener = stage.listen({ folder: stage.folder(), read: false });
    await post(await listener.url(), "1", large);
    listener.process.kill("SIGINT");
    const { port } = new URL(await listener.url());
    await untilClosed(Number(port));
    listener.process.kill("SIGINT");
    assert.deepEqual(await listener.ended, [1, null]);
  });

  it("stops when its reader is gone and keeps the remaining events", async () => {
    const folder = stage.folder();
    const listener = stage.listen({ folder });
    const url = await listener.url();
    await post(url, "1");
    await listener.until(() => listener.events.length === 1);
    listener.process.stdout?.destroy();
    await post(url, "2");
    assert.deepEqual(await listener.ended, [0, null]);
    assert.match(listener.stderr, /^note: the output was closed/m);
    assert.deepEqual(await statesIn(folder), { 1: "done", 2: "waiting" });
    const next = stage.listen({ folder });
    await next.until(() => next.events.length === 1);
    assert.deepEqual(next.ids, ["2"]);
  });

  it("exits with 1 when the output cannot be written, and keeps the event (requires /dev/full)", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const folder = stage.folder();
    const argv = [commandFile, "listen", "--provider", "tencent", "--port", "0"];
    const child = spawn(process.execPath, argv, {
      cwd: folder,
      env: { VOD_SIGNING_KEY: signingKey },
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    let stderr = "";
    const listening = new Promise<string>((resolve) => {
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        stderr += text;
        const [, url] = /is (http\S+)\n/.exec(stderr) ?? [];
        if (url !== undefined) resolve(url);
      });
    });
    await post(await listening, "1");
    assert.deepEqual(await once(child, "close"), [1, null]);
    assert.match(stderr, /^error\[output_unwritable\]: .*ENOSPC; the events stay in the inbox$/m);
    assert.deepEqual(await statesIn(folder), { 1: "waiting" });
  });

  it("prints dead letters after they are redriven", async () => {
    const folder = stage.folder();
    await fillInbox(folder);
    const listener = stage.listen({ folder });
    await listener.until(() => listener.ids.includes("waiting"));
    const file = join(folder, "vod-events.db");
    const { stdout } = await runInProcess(["inbox", "retry", "--dead", "--inbox", file]);
    assert.equal(stdout, "1 event is due again\n");
    await listener.until(() => listener.ids.includes("dead"));
    assert.deepEqual(listener.ids, ["waiting", "dead"]);
  });

  it("shares an inbox with another listener without printing twice", async () => {
    const folder = stage.folder();
    const first = stage.listen({ folder });
    const second = stage.listen({ folder });
    const urls = await Promise.all([first.url(), second.url()]);
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(
      ids.flatMap((id) => urls.map(async (url) => assert.equal(await post(url, id), 200))),
    );
    const printed = () => [...first.ids, ...second.ids];
    const all = () => printed().length >= ids.length;
    await Promise.race([first.until(all), second.until(all)]);
    await Promise.all([first.end(), second.end()]);
    assert.deepEqual(printed().sort(), [...ids].sort());
  });
});

/** Waits until nothing listens on a port any more. */
async function untilClosed(port: number): Promise<void> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/`, { method: "HEAD" });
    } catch {
      return;
    }
  }
}
