import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

// Runs all tests in two processes at the same time, because many of them wait for servers, leases and retries. The
// output of the second process follows that of the first one. Parameters are those of mocha.

/** The folders of tests that mostly wait. */
const waiting = [
  "delivery",
  "examples",
  "faults",
  "gateway",
  "inbox",
  "nats",
  "postgres",
  "sqlite",
];

const others = readdirSync(join(import.meta.dirname, "dist"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !waiting.includes(entry.name))
  .map(({ name }) => name);

const first = runWithout(waiting);
const second = runWithout(others);
first.print();
const codes = [await first.ended];
second.print();
codes.push(await second.ended);
if (codes[0] !== 0) process.stdout.write(`\nFailures of the first process:\n${first.failures()}`);
process.exitCode = codes.find((code) => code !== 0) ?? 0;

/**
 * Runs all tests except those of some folders.
 *
 * @param {readonly string[]} folders
 */
function runWithout(folders) {
  const root = join(import.meta.dirname, "..");
  const mocha = join(root, "node_modules/mocha/bin/mocha.js");
  const ignored = folders.flatMap((name) => ["--ignore", `test/dist/${name}/**`]);
  const color = process.stdout.isTTY ? ["--color"] : [];
  const parameters = [
    "--config",
    "test/.mocharc.json",
    ...color,
    ...ignored,
    ...process.argv.slice(2),
  ];
  const child = spawn(process.execPath, [mocha, ...parameters], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @type {string[]} */
  const output = [];
  let printed = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output.push(text);
      if (printed) process.stdout.write(text);
    });
  }
  return {
    /** @type {Promise<number>} */
    ended: new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1))),
    print() {
      for (const text of output) process.stdout.write(text);
      printed = true;
    },
    failures() {
      return output.join("").replace(/^[\s\S]*?(?=\s\d+ failing)/, "");
    },
  };
}
