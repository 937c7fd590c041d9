import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const changelogs = ["CHANGELOG.md", "CHANGELOG.zh-CN.md"];

/**
 * Sets the version of all packages of a repository, and moves the entries of "Unreleased" in its changelogs under the
 * version and its date.
 *
 * @param folder the folder of the repository
 * @param version such as `0.2.0` or `1.0.0-rc.1`
 * @param date such as `2026-01-31`
 * @throws an error when the version is not one or is already released, or when nothing changed
 */
export function prepareRelease(folder: string, version: string, date: string): void {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`"${version}" is not a version`);
  const heading = `## [Unreleased]\n\n## [${version}] - ${date}\n`;
  const released = changelogs.map((name) => {
    const changelog = readFileSync(join(folder, name), "utf8");
    checkChangelog(name, changelog, version);
    return { path: join(folder, name), text: changelog.replace("## [Unreleased]\n", heading) };
  });
  for (const { path, text } of released) writeFileSync(path, text);
  for (const manifest of manifestsIn(join(folder, "packages"))) {
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, text.replace(/^( {2}"version": )"[^"]*"/m, `$1"${version}"`));
  }
}

function checkChangelog(name: string, changelog: string, version: string): void {
  if (changelog.includes(`\n## [${version}]`)) throw new Error(`${version} is already released`);
  const [, entries = ""] = /\n## \[Unreleased\]\n(.*?)(?=\n## \[|$)/s.exec(changelog) ?? [];
  if (!entries.includes("\n- ")) throw new Error(`${name}: there is no unreleased change`);
}

function manifestsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name, "package.json"));
}
