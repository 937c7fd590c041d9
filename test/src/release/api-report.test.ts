import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../layout/repository.js";
import { entryPoints, writeReport } from "./api-report.js";

const committed = join(root, "docs/api");

/** `pnpm reference` sets the variable. The reports are then written instead of compared. */
const isUpdate = process.env.VOD_EVENTS_UPDATE_REFERENCE === "1";

function read(folder: string, report: string): string {
  const path = join(folder, `${report}.api.md`);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

describe("the generated reference of the public API", function () {
  this.timeout(60_000);
  const folder = isUpdate ? committed : mkdtempSync(join(tmpdir(), "vod-events-api-"));

  after(() => rmSync(isUpdate ? join(folder, "temp") : folder, { recursive: true }));

  for (const entryPoint of entryPoints) {
    it(`declares every change of ${entryPoint.report} (declare it with: pnpm reference)`, () => {
      writeReport(entryPoint, folder);
      assert.equal(read(committed, entryPoint.report), read(folder, entryPoint.report));
    });
  }

  it("has no report of an entry point that is gone", () => {
    const expected = entryPoints.map(({ report }) => `${report}.api.md`);
    const reports = readdirSync(committed).filter((name) => name.endsWith(".api.md"));
    assert.deepEqual(reports.sort(), expected.sort());
  });
});
