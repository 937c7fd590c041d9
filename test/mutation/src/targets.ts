import { existsSync } from "node:fs";
import { join } from "node:path";

/** What one run mutates, and the tests it runs. */
export interface Target {
  /** The name of the package and a folder of its sources: `tencent`, `core/pipeline`. */
  readonly name: string;
  /** The mutated files, as patterns from the repository's folder. */
  readonly mutate: readonly string[];
  /** The compiled tests, as patterns from the repository's folder. */
  readonly tests: readonly string[];
  /** Files among them that do not run. */
  readonly ignored: readonly string[];
  /** The expression of the titles of the tests that run. */
  readonly titles: string;
}

/** The folders of `test/src` that test a package in the process of the test runner. */
const folders: Readonly<Record<string, readonly string[]>> = {
  core: ["core", "media", "seam"],
  tencent: ["tencent", "conformance"],
  baidu: ["baidu", "conformance"],
  alibaba: ["alibaba", "conformance"],
  volcengine: ["volcengine", "conformance"],
  mux: ["mux", "conformance"],
};

/** Tests that start processes, which are slow and do not see the change, and those of simulated clouds. */
const ignored = [
  "*/sdk-loading",
  "tencent/loading",
  "conformance/{omni,samples,simulators,template}",
].map((path) => `test/dist/${path}.test.js`);

/** All titles but those of the conformance kit of other adapters, and its case that a global of Stryker fails. */
const titlesOf = (name: string) =>
  `^(?!the conformance kit for (?!${name}\\b)|the conformance kit .* loading: )`;

/** The packages that are mutated when no target is named. */
export const packages = Object.keys(folders);

/**
 * The target of a name.
 *
 * @param root the repository's folder
 * @throws Error when there is no such package or folder
 */
export function targetOf(name: string, root: string): Target {
  const [packageName = "", ...path] = name.split("/");
  const source = ["packages", packageName, "src", ...path].join("/");
  const tested = folders[packageName];
  if (tested === undefined || !existsSync(join(root, source))) {
    throw new Error(`${name}: not a target. Known packages: ${packages.join(", ")}`);
  }
  return {
    name,
    mutate: [`${source}/**/*.ts`],
    tests: tested.map((folder) => `test/dist/${folder}/*.test.js`),
    ignored,
    titles: titlesOf(packageName),
  };
}
