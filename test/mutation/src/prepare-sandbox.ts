import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

// Runs in a copy of the repository with changed sources: links the dependencies as the original does, so that packages
// of the workspace are those of the copy, and builds the bundles.

const original = join(import.meta.dirname, "../../..");
const packages = readdirSync("packages", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `packages/${name}`);

symlinkSync(join(original, "node_modules"), "node_modules");
for (const folder of [...packages, "examples", "examples/adapter-template", "test"]) {
  const links = `${folder}/node_modules`;
  if (!existsSync(join(original, links))) continue;
  cpSync(join(original, links), links, { recursive: true, verbatimSymlinks: true });
}
execFileSync(process.execPath, ["packages/bundle.js"], { stdio: "inherit" });
