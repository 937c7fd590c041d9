import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CoverageReport } from "monocart-coverage-reports";

// Runs all tests, and reports which lines and branches of the packages they run. Parameters are those of mocha.

const outputDir = join(import.meta.dirname, "../coverage");
const data = join(outputDir, "data");
await rm(outputDir, { recursive: true, force: true });
const tests = spawn(
  process.execPath,
  [join(import.meta.dirname, "run.js"), ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, NODE_V8_COVERAGE: data } },
);
[process.exitCode] = await once(tests, "exit");

for (const name of await readdir(data)) await keepPackages(join(data, name));
const report = new CoverageReport({
  name: "Coverage of the packages by all tests",
  outputDir,
  reports: ["console-summary", "v8", "json-summary"],
  sourceFilter: { "**/src/**": true },
  // Source maps name files of all packages alike.
  sourcePath: (path, { distFile = "" }) => `${distFile.split("/dist/")[0]}/${path}`,
  cleanCache: true,
  // The data is in a folder of the report.
  clean: false,
});
await report.addFromDir(data);
await report.generate();
await rm(data, { recursive: true });

/**
 * Leaves only the bundles of the packages in a file of coverage data. Removes a file without any, and one of a process
 * that was killed while it wrote.
 *
 * @param {string} file
 */
async function keepPackages(file) {
  const kept = await readFile(file, "utf8")
    .then(JSON.parse)
    .then(packagesIn, () => []);
  if (kept.length === 0) return rm(file);
  return writeFile(file, JSON.stringify({ result: kept }));
}

/**
 * @param {{ readonly result: readonly { readonly url: string }[] }} coverage
 * @returns {readonly object[]}
 */
function packagesIn({ result }) {
  return result.filter(({ url }) => /^file:.*\/packages\/[^/]+\/dist\//.test(url));
}
