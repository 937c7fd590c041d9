import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simulatorCases } from "@vod-events/testkit";
import { transformSync } from "esbuild";
import { allProviderCases } from "../conformance/flawed/all-cases.js";
import { testedTencent } from "../conformance/simulators.js";
import { root, sources } from "../layout/repository.js";

const template = join(root, "examples/adapter-template");

describe("the page of conformance", () => {
  const page = readFileSync(join(root, "docs/conformance.md"), "utf8");

  it("shows the test of the template", () => {
    const source = readFileSync(join(template, "src/conformance.test.ts"), "utf8");
    assert.ok(page.includes(`\`\`\`ts\n${source}\`\`\``));
  });

  it("shows a test that passes in node:test", () => {
    const file = join(template, "dist/conformance.test.js");
    const { stdout, status } = spawnSync(process.execPath, ["--test", file], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /tests [1-9]\d/);
  });

  it("shows tests that pass in mocha", () => {
    const folder = join(root, "test/dist/conformance-page");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""]) => code);
    const files = blocks
      .filter((code) => code.includes("describe("))
      .map((code, index) => {
        const file = join(folder, `${index}.js`);
        writeFileSync(file, transformSync(code, { loader: "ts" }).code);
        return file;
      });
    assert.equal(files.length, 2);
    const mocha = join(root, "node_modules/mocha/bin/mocha.js");
    const parameters = [mocha, "--no-config", "--timeout", "20000", ...files];
    const { stdout, status } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /[1-9]\d passing/);
  }).timeout(60_000);

  it("lists every case in the source code of the testkit", () => {
    const named = ["provider-cases", "simulator-cases"]
      .flatMap((folder) => sources(`packages/testkit/src/${folder}`))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}(?:async )?"([^"]+)"[:(]/gm)])
      .map(([, name]) => name);
    const listed = [...allProviderCases(), ...simulatorCases(testedTencent())];
    assert.deepEqual(listed.map(({ name }) => name).sort(), named.sort());
  });
});
