import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../layout/repository.js";
import { apiPages } from "./api-pages/model.js";
import { apiIndex, apiPage } from "./api-pages/page.js";
import { entryPoints, writeReport } from "./api-report.js";

const committed = join(root, "docs/api");

/** `pnpm reference` sets the variable. The reports and pages are then written instead of compared. */
const isUpdate = process.env.VOD_EVENTS_UPDATE_REFERENCE === "1";

function read(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

describe("the generated reference of the public API", function () {
  this.timeout(60_000);
  const folder = isUpdate ? committed : mkdtempSync(join(tmpdir(), "vod-events-api-"));

  before(() => {
    for (const entryPoint of entryPoints) writeReport(entryPoint, folder);
  });

  after(() => rmSync(isUpdate ? join(folder, "temp") : folder, { recursive: true }));

  for (const { report } of entryPoints) {
    it(`declares every change of ${report} (declare it with: pnpm reference)`, () => {
      assert.equal(read(committed, `${report}.api.md`), read(folder, `${report}.api.md`));
    });

    it(`has the page of ${report} (update it with: pnpm reference)`, () => {
      const all = apiPages(join(folder, "temp"));
      const page = all.find(({ name }) => name === report);
      assert.ok(page);
      const text = apiPage(page, all);
      if (isUpdate) writeFileSync(join(committed, `${report}.md`), text);
      else assert.equal(read(committed, `${report}.md`), text);
    });
  }

  it("has a page that lists the entry points (update it with: pnpm reference)", () => {
    const text = apiIndex(apiPages(join(folder, "temp")));
    if (isUpdate) writeFileSync(join(committed, "README.md"), text);
    else assert.equal(read(committed, "README.md"), text);
  });

  it("has no report or page of an entry point that is gone", () => {
    const expected = entryPoints.flatMap(({ report }) => [`${report}.api.md`, `${report}.md`]);
    const found = readdirSync(committed).filter((name) => name.endsWith(".md"));
    assert.deepEqual(found.sort(), [...expected, "README.md"].sort());
  });
});
