import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { packages, targetOf } from "./targets.js";

// Changes the sources in small ways, one at a time, and reports the changes that no test finds. Words of the command
// line name packages, or folders of their sources. `mutation` holds a report of each target. `--static` also makes
// changes that only act when a module is loaded, each of which needs all tests in a new process. `--incremental` reuses
// the results for what did not change, but also those of such changes, whatever the tests.

const root = join(import.meta.dirname, "../../..");
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { static: { type: "boolean" }, incremental: { type: "boolean", default: false } },
});
const targets = (names.length > 0 ? names : packages).map((name) => targetOf(name, root));

process.chdir(root);
for (const { name, mutate, tests, ignored, titles } of targets) {
  const report = `mutation/${name.replaceAll("/", "-")}`;
  process.stdout.write(`\n${name}\n`);
  await new Stryker({
    mutate: [...mutate],
    testRunner: "mocha",
    plugins: [
      fileURLToPath(import.meta.resolve("@stryker-mutator/mocha-runner")),
      join(import.meta.dirname, "ignore-imports.js"),
    ],
    ignorers: ["import"],
    mochaOptions: {
      config: "test/mutation/mocharc.json",
      spec: [...tests],
      ignore: [...ignored],
      grep: titles,
    },
    coverageAnalysis: "perTest",
    ignorePatterns: [
      "/.*",
      "/docs/{images,zh,.vitepress}",
      "/test/*/dist",
      "/{coverage,mutation,tarballs}",
    ],
    // Linked by prepare-sandbox.js, because links of the workspace lead to the packages of the sandbox.
    symlinkNodeModules: false,
    buildCommand: `node ${join(import.meta.dirname, "prepare-sandbox.js")}`,
    tempDirName: "mutation/sandboxes",
    cleanTempDir: "always",
    // The bundles are built without checking types.
    tsconfigFile: "",
    checkers: [],
    concurrency: 1,
    ignoreStatic: !options.static,
    incremental: options.incremental,
    incrementalFile: `${report}.json`,
    reporters: ["clear-text", "html", "progress-append-only"],
    htmlReporter: { fileName: `${report}.html` },
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    thresholds: { high: 95, low: 85, break: null },
    timeoutMS: 10_000,
  }).runMutationTest();
}
