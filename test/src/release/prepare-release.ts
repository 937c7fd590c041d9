import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Sets the version of all packages of a repository, and moves the entries of "Unreleased" in its changelog under the
 * version and its date.
 *
 * @param folder the folder of the repository
 * @param version such as `0.2.0` or `1.0.0-rc.1`
 * @param date such as `2026-01-31`
 * @throws an error when the version is not one or is already released, or when nothing changed
 */
export function prepareRelease(folder: string, version: string, date: string): void {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`"${version}" is not a version`);
  const path = join(folder, "CHANGELOG.md");
  const changelog = readFileSync(path, "utf8");
  if (changelog.includes(`\n## [${version}]`)) throw new Error(`${version} is already released`);
  const [, entries = ""] = /\n## \[Unreleased\]\n(.*?)(?=\n## \[|$)/s.exec(changelog) ?? [];
  if (!entries.includes("\n- ")) throw new Error("CHANGELOG.md: there is no unreleased change");
  const heading = `## [Unreleased]\n\n## [${version}] - ${date}\n`;
  writeFileSync(path, changelog.replace("## [Unreleased]\n", heading));
  for (const manifest of manifestsIn(join(folder, "packages"))) {
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, text.replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`));
  }
}

function manifestsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name, "package.json"));
}
