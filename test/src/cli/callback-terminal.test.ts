import assert from "node:assert/strict";
import { callbackTestbed } from "./callback-testbed.js";
import { hasTerminal, Terminal } from "./terminal.js";

describe("vod-events callback on a terminal (requires util-linux script)", function () {
  this.timeout(15_000);
  const testbed = callbackTestbed();

  before(function () {
    if (!hasTerminal) this.skip();
  });

  /** Runs `apply` on a terminal and types an answer to its question. */
  async function applyAndType(typed: string) {
    const terminal = new Terminal("callback apply", { cwd: testbed().folder, env: testbed().env });
    await terminal.until("[y/N]");
    terminal.type(typed);
    return { exitCode: await terminal.ended, shown: terminal.shown };
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
