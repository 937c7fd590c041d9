import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { table } from "../docs/table.js";
import { root } from "../layout/repository.js";
import { type Runtime, runtimes } from "./runtimes.js";

// Runs programs and the tests of the mounts in every runtime, and writes the results into the pages about them. Words of
// the command line select runtimes by the names of their packages; the pages stay as they are then.

const run = promisify(execFile);
/** The pages with the table, and their translations of its words. */
const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "docs/runtimes.md": {},
  "docs/zh/runtimes.md": {
    runtime: "运行时",
    "SQLite inbox": "SQLite 收件箱",
    "HTTP mounts": "HTTP 挂载",
    yes: "支持",
    no: "不支持",
  },
};
const programs = "release/programs";

/** What a runtime is tried with. */
const checks: Readonly<Record<string, (runtime: Runtime, path: string) => Promise<unknown>>> = {
  "`import`": (runtime, path) => runProgram(runtime, path, `test/dist/${programs}/receiver.mjs`),
  "`require`": (runtime, path) => runProgram(runtime, path, `test/src/${programs}/commonjs.cjs`),
  "SQLite inbox": (runtime, path) => runProgram(runtime, path, `test/dist/${programs}/durable.mjs`),
  "HTTP mounts": ({ command }, path) =>
    runMounts(path, command === "node" ? "^the receiver in (?!.*run by)" : `run by ${command}`),
};

const selected = process.argv.slice(2);
const rows: string[][] = [];
for (const runtime of runtimes) {
  if (selected.length > 0 && !selected.some((name) => runtime.package.startsWith(name))) continue;
  const path = [await folderOf(runtime), process.env.PATH].join(delimiter);
  const { stdout } = await run(runtime.command, ["--version"], {
    env: { ...process.env, PATH: path },
  });
  const version = /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? "";
  const row = [`${runtime.name} ${version}`];
  for (const [name, check] of Object.entries(checks)) {
    const passed = await check(runtime, path).then(
      () => true,
      ({ stdout, stderr }: { stdout?: string; stderr?: string }) => {
        process.stderr.write(`${runtime.name} ${version}: ${name}\n${stdout}${stderr}\n`);
        process.exitCode = 1;
        return false;
      },
    );
    row.push(passed ? "yes" : "no");
  }
  rows.push(row);
  process.stdout.write(`${row.join(" | ")}\n`);
}
if (selected.length === 0) {
  for (const [path, words] of Object.entries(pages)) writePage(join(root, path), words);
}

/** The folder of the command. npx downloads the package first. */
async function folderOf(runtime: Runtime): Promise<string> {
  const { stdout } = await run("npx", ["-y", "-p", runtime.package, "which", runtime.command]);
  return dirname(stdout.trim());
}

function runProgram({ command, flags }: Runtime, path: string, program: string) {
  return run(command, [...flags, program], { cwd: root, env: { ...process.env, PATH: path } });
}

/** Runs the tests of the mounts whose titles match, in the runtime that is first in the path. */
function runMounts(path: string, title: string) {
  const parameters = ["node_modules/mocha/bin/mocha.js", "--config", "test/.mocharc.json"];
  return run("node", [...parameters, "--grep", title], {
    cwd: root,
    env: { ...process.env, PATH: path, VOD_EVENTS_RUNTIMES: "1" },
    maxBuffer: 2 ** 24,
  });
}

function writePage(page: string, words: Readonly<Record<string, string>>): void {
  const text = readFileSync(page, "utf8");
  const block = /(<!-- runtimes -->\n)[\s\S]*?(<!-- end -->)/;
  const translated = (cells: readonly string[]) => cells.map((cell) => words[cell] ?? cell);
  const content = table(translated(["runtime", ...Object.keys(checks)]), rows.map(translated));
  writeFileSync(
    page,
    text.replace(block, (_, begin, end) => `${begin}\n${content}\n\n${end}`),
  );
}
