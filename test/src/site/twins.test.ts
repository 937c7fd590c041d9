import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";
import { hasTwin, listed, structureOf, twinOf } from "./pages.js";

/** The pages of the API consist of doc comments, which are in English. */
const isGeneratedEnglish = (path: string) => path.startsWith("docs/api/");

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("the Chinese pages", () => {
  it("exist for every page", () => {
    assert.deepEqual(
      listed.filter((path) => !hasTwin(path) && !isGeneratedEnglish(path)),
      [],
    );
  });

  it("are twins of listed pages", () => {
    const twins = new Set(listed.map(twinOf));
    const written = readdirSync(join(root, "docs/zh"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/zh/${name}`);
    assert.deepEqual(
      written.filter((path) => !twins.has(path)),
      [],
    );
  });

  for (const path of listed.filter(hasTwin)) {
    it(`have the structure of ${path}: headings, code, tables and links`, () => {
      const twin = twinOf(path);
      assert.deepEqual(structureOf(twin, read(twin), "zh"), structureOf(path, read(path), "en"));
    });
  }
});

describe("the comparison of a page with its twin", () => {
  const page =
    "# A\n\nSee [media](media.md) and [here](#b).\n\n```ts\nrun();\n```\n\n## B\n\n| a |\n|---|\n| 1 |\n";
  const structure = structureOf("docs/index.md", page, "en");

  for (const [flaw, changed] of [
    ["a missing heading", page.replace("## B", "B")],
    ["a heading of another level", page.replace("## B", "### B")],
    ["changed code", page.replace("run()", "go()")],
    ["a missing row", page.replace("| 1 |\n", "")],
    ["a missing link", page.replace("[media](media.md)", "media")],
    ["a link to another page", page.replace("media.md", "events.md")],
  ] as const) {
    it(`finds ${flaw}`, () => {
      assert.notDeepEqual(structureOf("docs/index.md", changed, "en"), structure);
    });
  }
});

describe("the list of pages", () => {
  it("contains every page of docs and every README of a package", () => {
    const pages = ["docs", "docs/adapters"].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith(".md") && name !== "README.md")
        .map((name) => `${folder}/${name}`),
    );
    const readmes = readdirSync(join(root, "packages")).map((name) => `packages/${name}/README.md`);
    const expected = [...pages, ...readmes].filter((path) => existsSync(join(root, path)));
    assert.deepEqual(
      expected.filter((path) => !listed.includes(path)),
      [],
    );
  });
});

describe("the home page", () => {
  it("shows the first example of the README", () => {
    const firstExample = /```ts\n[\s\S]*?```/.exec(read("README.md"))?.[0];
    assert.ok(firstExample !== undefined && read("docs/index.md").includes(firstExample));
  });
});
