import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../examples");

/** The test runners and how they run an example. */
const runners = {
  "node-test": ["--test", "--test-reporter=spec", "dist/testing/node-test.test.js"],
  mocha: ["node_modules/mocha/bin/mocha.js", "dist/testing/mocha.test.js"],
  vitest: ["node_modules/vitest/vitest.mjs", "run", "dist/testing/vitest.test.js"],
} as const;

const passed = { "node-test": /pass 4\b/, mocha: /2 passing/, vitest: /Tests\s+2 passed/ };

/** Runs a command in the folder of the examples. */
function run(args: readonly string[]): Promise<{ exitCode: number | null; output: string }> {
  const env = { ...process.env, NO_COLOR: "1", NODE_TEST_CONTEXT: undefined };
  const child = spawn(process.execPath, args, { cwd: folder, env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

describe("the examples of tests", function () {
  this.timeout(60_000);
  for (const [name, args] of Object.entries(runners)) {
    it(`pass in ${name}`, async () => {
      const { exitCode, output } = await run(args);
      assert.equal(exitCode, 0, output);
      assert.match(output, passed[name as keyof typeof passed]);
    });
  }
});
