import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { manifest, packages } from "../layout/repository.js";
import { packAll, type Tarball } from "./pack.js";

/**
 * What the packages do not support, as the README says: `require` before Node.js 20.19, and the module resolution
 * `node10` of TypeScript, which knows no `exports`.
 */
const unsupported = ["CJSResolvesToESM node16-cjs", "NoResolution node10"];

describe("the packed packages", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "vod-events-packed-"));
  let tarballs: readonly Tarball[] = [];

  before(async () => {
    tarballs = await packAll(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const name of packages()) {
    const tarball = () => {
      const found = tarballs.find(({ file }) => file.startsWith(`vod-events-${name}-`));
      assert.ok(found, `${name} is not packed`);
      return found.content;
    };

    it(`have no problem that publint finds in ${name}`, async () => {
      const { messages, pkg = {} } = await publint({
        pack: { tarball: tarball().buffer },
        strict: true,
      });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
      );
    });

    it(`have types that every supported module resolution finds in ${name}`, async () => {
      const result = await checkPackage(createPackageFromTarballData(tarball()));
      assert.ok(result.types, "has types");
      const problems = result.problems.map((problem) =>
        "resolutionKind" in problem ? `${problem.kind} ${problem.resolutionKind}` : problem.kind,
      );
      assert.deepEqual([...new Set(problems)].sort(), unsupported);
    });
  }
});

describe("require", () => {
  const load = createRequire(import.meta.url);

  for (const name of packages()) {
    const { name: packageName, exports } = manifest(name);
    it(`loads every entry point of ${name}`, () => {
      for (const path of Object.keys(exports)) {
        assert.doesNotThrow(() => load(join(packageName, path)), path);
      }
    });
  }
});
