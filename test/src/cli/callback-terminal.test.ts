import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { callbackTestbed } from "./callback-testbed.js";
import { commandFile } from "./run-process.js";

const hasScript = spawnSync("script", ["--version"]).status === 0;

describe("vod-events callback on a terminal (requires util-linux script)", function () {
  this.timeout(15_000);
  const testbed = callbackTestbed();

  before(function () {
    if (!hasScript) this.skip();
  });

  /** Runs `apply` on a terminal and types an answer to its question. */
  async function applyAndType(typed: string) {
    const line = '"$NODE" "$COMMAND" callback apply';
    const paths = { NODE: process.execPath, COMMAND: commandFile };
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      cwd: testbed().folder,
      env: { ...process.env, NO_COLOR: "", TERM: "xterm", ...testbed().env, ...paths },
    });
    let shown = "";
    let asked = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
      if (asked || !shown.includes("[y/N]")) return;
      asked = true;
      child.stdin.write(typed);
    });
    const [exitCode] = await once(child, "close");
    return { exitCode, shown };
  }

  it('asks in color and applies after "yes"', async () => {
    const { exitCode, shown } = await applyAndType("yes\n");
    assert.equal(exitCode, 0);
    assert.match(shown, /Apply these 11 changes to baidu\? \[y\/N\]/);
    assert.ok(shown.includes("\u001b[32m+ events.media.uploaded on"));
    assert.match(shown, /applied 11 changes to baidu/);
    assert.equal(testbed().baidu.config.enableSign, true);
  });

  for (const [name, typed] of [
    ["an empty line", "\n"],
    ["another word", "yep\n"],
    ["the end of input", "\u0004"],
    ["Ctrl-C", "\u0003"],
  ] as const) {
    it(`applies nothing after ${name}`, async () => {
      const { exitCode, shown } = await applyAndType(typed);
      assert.equal(exitCode, 1);
      assert.match(shown, /not applied/);
      assert.equal(testbed().baidu.config.enableSign, false);
    });
  }
});
