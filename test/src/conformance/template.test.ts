import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "@vod-events/core/provider";
import { providerCases } from "@vod-events/testkit";
import { root } from "../layout/repository.js";

/** The copy is below this package, which has the dependencies of an adapter. */
const copy = join(root, "test/dist/copied-adapter");

const compilerOptions = { composite: false, rootDir: "src", outDir: "out", types: ["node"] };

/** Copies the template and gives it the name of another cloud, as its page says. */
function copyTemplate(): void {
  rmSync(copy, { recursive: true, force: true });
  const template = join(root, "examples/adapter-template");
  // Its own test imports the package by name, which only an installed copy has.
  const isSource = (path: string) => !/[/\\](node_modules|dist)$|\.test\.ts$/.test(path);
  cpSync(template, copy, { recursive: true, filter: isSource });
  const names = readdirSync(copy, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => /\.(ts|json|md)$/.test(each))) {
    const path = join(copy, name);
    const text = readFileSync(path, "utf8")
      .replaceAll("lumen", "harbour")
      .replaceAll("Lumen", "Harbour")
      .replaceAll("LUMEN", "HARBOUR");
    writeFileSync(path, text);
    renameSync(path, path.replaceAll("lumen", "harbour"));
  }
  const config = { extends: "../../../tsconfig.base.json", include: ["src"], compilerOptions };
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(config));
}

describe("the adapter template", () => {
  let create: (options: { env: object }) => Provider;

  before(async () => {
    copyTemplate();
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [compiler, "-p", copy], {
      encoding: "utf8",
    });
    assert.equal(stdout, "");
    assert.equal(status, 0);
    ({ harbour: create } = await import(join(copy, "out/index.js")));
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it("is an adapter of another name after it was copied and renamed, and passes the kit", async () => {
    const tested = { create: () => create({ env: {} }) };
    assert.equal(tested.create().id, "harbour");
    assert.equal(tested.create().environment?.[0]?.name.startsWith("HARBOUR_"), true);
    const cases = providerCases(tested);
    assert.ok(cases.length > 25, `${cases.length} cases`);
    for (const { run } of cases) await run();
  });
});
