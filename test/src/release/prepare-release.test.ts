import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifest, packages } from "../layout/repository.js";
import { prepareRelease } from "./prepare-release.js";

const changelog = `# Changelog

## [Unreleased]

### Added

- A change.

## [0.1.0] - 2025-12-31

- The first one.
`;

/** The changelog in Chinese, whose headings of versions are the same. */
const chinese = changelog.replace("### Added", "### 新增");

describe("preparing a release", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "vod-events-release-"));
    for (const name of ["core", "cli"]) {
      mkdirSync(join(folder, "packages", name), { recursive: true });
      const text = JSON.stringify({ name, version: "0.1.0", engines: { version: "1" } }, null, 2);
      writeFileSync(join(folder, "packages", name, "package.json"), text);
    }
    writeFileSync(join(folder, "CHANGELOG.md"), changelog);
    writeFileSync(join(folder, "CHANGELOG.zh-CN.md"), chinese);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (path: string) => readFileSync(join(folder, path), "utf8");

  it("moves the unreleased changes in both languages under the version and its date", () => {
    prepareRelease(folder, "0.2.0", "2026-01-31");
    const released = (text: string) =>
      text.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.2.0] - 2026-01-31\n");
    assert.equal(read("CHANGELOG.md"), released(changelog));
    assert.equal(read("CHANGELOG.zh-CN.md"), released(chinese));
  });

  it("sets the version of every package and changes nothing else of it", () => {
    prepareRelease(folder, "1.0.0-rc.1", "2026-01-31");
    for (const name of ["core", "cli"]) {
      const expected = { name, version: "1.0.0-rc.1", engines: { version: "1" } };
      assert.equal(read(`packages/${name}/package.json`), JSON.stringify(expected, null, 2));
    }
  });

  for (const [version, message] of [
    ["next", /"next" is not a version/],
    ["0.1.0", /0\.1\.0 is already released/],
  ] as const) {
    it(`rejects ${version} and changes nothing`, () => {
      assert.throws(() => prepareRelease(folder, version, "2026-01-31"), message);
      assert.equal(read("CHANGELOG.md"), changelog);
    });
  }

  it("rejects a release without a change in Chinese, and changes nothing", () => {
    writeFileSync(join(folder, "CHANGELOG.zh-CN.md"), chinese.replace("- A change.\n", ""));
    const prepare = () => prepareRelease(folder, "0.2.0", "2026-01-31");
    assert.throws(prepare, /CHANGELOG\.zh-CN\.md: there is no unreleased change/);
    assert.equal(read("CHANGELOG.md"), changelog);
  });

  it("rejects a release without a change", () => {
    prepareRelease(folder, "0.2.0", "2026-01-31");
    const prepare = () => prepareRelease(folder, "0.3.0", "2026-02-28");
    assert.throws(prepare, /there is no unreleased change/);
  });
});

describe("the version", () => {
  it("is the same in all packages", () => {
    const versions = new Set(packages().map((name) => manifest(name).version));
    assert.equal(versions.size, 1, [...versions].join(", "));
  });
});
