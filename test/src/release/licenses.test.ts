import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "../layout/repository.js";
import { type Dependency, disallowed } from "./licenses.js";

/** Lists all installed dependencies, or those of the packages that are published, with their SDKs. */
async function dependenciesOf(kind: "tools" | "packages"): Promise<readonly Dependency[]> {
  const parameters = ["-y", "pnpm@10", "licenses", "list", "--json"];
  if (kind === "packages") parameters.push("--prod");
  const { stdout } = await promisify(execFile)("npx", parameters, { cwd: root });
  const byLicense: Readonly<Record<string, readonly { name: string }[]>> = JSON.parse(stdout);
  return Object.entries(byLicense).flatMap(([license, found]) =>
    found.map(({ name }) => ({ name, license })),
  );
}

describe("the licenses", function () {
  this.timeout(30_000);

  for (const kind of ["tools", "packages"] as const) {
    it(`of all dependencies of the ${kind} are allowed`, async () => {
      const dependencies = await dependenciesOf(kind);
      assert.ok(dependencies.length > 50, String(dependencies.length));
      assert.deepEqual(disallowed(dependencies, kind), []);
    });
  }

  it("are found when they are not allowed", () => {
    const copyleft = { name: "planted", license: "GPL-3.0-only" };
    const unknown = { name: "planted", license: "Unknown" };
    const tool = { name: "axe-core", license: "MPL-2.0" };
    const all = [copyleft, unknown, tool, { name: "ms", license: "MIT" }];
    assert.deepEqual(disallowed(all, "tools"), [copyleft, unknown]);
    assert.deepEqual(disallowed(all, "packages"), [copyleft, unknown, tool]);
  });
});
