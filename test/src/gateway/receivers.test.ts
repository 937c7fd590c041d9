import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fakeClock } from "@vod-events/testkit";
import { freePort } from "../examples/free-port.js";
import { root } from "../layout/repository.js";
import { attempt, failureOf, nextSecret, secret, uploaded } from "./attempt.js";

const page = readFileSync(join(root, "docs/forwarding.md"), "utf8");

/** The languages of the receivers in the page, and how they are run. */
const languages = [
  { language: "python", file: "receiver.py", command: ["python3"], version: ["--version"] },
  { language: "go", file: "receiver.go", command: ["go", "run"], version: ["version"] },
] as const;

/** Resolves when a receiver accepts connections. */
async function listening(port: number, receiver: ChildProcess): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const connected = await Promise.race([
      once(socket, "connect").then(() => true),
      once(socket, "error").then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (connected) return;
    assert.equal(receiver.exitCode, null, "the receiver ended");
    await sleep(50);
  }
}

describe("the receivers in docs/forwarding.md", function () {
  this.timeout(120_000);
  let folder: string;
  let receiver: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(async () => {
    // The command of Go runs the receiver as a process of its own.
    if (receiver?.pid !== undefined && receiver.exitCode === null)
      process.kill(-receiver.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { language, file, command, version } of languages) {
    const [name, ...words] = command;
    const isInstalled = spawnSync(name, version).status === 0;
    const reason = isInstalled ? "" : ` (skipped: the command ${name} is not installed)`;
    (isInstalled ? it : it.skip)(`verify and print an event in ${language}${reason}`, async () => {
      const code = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)?.[1];
      writeFileSync(join(folder, file), code ?? "");
      const port = await freePort();
      const env = { ...process.env, PORT: String(port), SECRET: secret };
      const stdio = ["ignore", "pipe", "ignore"] as const;
      receiver = spawn(name, [...words, join(folder, file)], {
        ...{ env, stdio: [...stdio], detached: true },
      });
      let printed = "";
      receiver.stdout?.on("data", (text: Buffer) => {
        printed += text;
      });
      await listening(port, receiver);
      const url = `http://127.0.0.1:${port}/events`;
      await attempt({ url, secrets: [nextSecret, secret] }, uploaded("港.1"));
      const clock = fakeClock(Date.now() - 600_000);
      for (const options of [
        { url, secrets: nextSecret },
        { url, clock },
      ]) {
        const { message } = await failureOf(attempt(options, uploaded("2")));
        assert.match(String(message), /answered with status 401$/);
      }
      while (printed === "") await sleep(20);
      assert.equal(printed, "vod.media.uploaded 港.1\n");
    });
  }
});
