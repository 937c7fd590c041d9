import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../layout/repository.js";

/** A case that failed once. It is tried again in every run. */
export interface FailedCase {
  /** The full title of the test that it failed. */
  readonly title: string;
  /** What fast-check makes the case from, while the generators of the test are the same. */
  readonly seed: number;
  readonly path: string;
}

const file = join(root, "test/src/fuzz/corpus.json");

export function readCorpus(): readonly FailedCase[] {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Adds cases that are not in the corpus. */
export function addToCorpus(cases: readonly FailedCase[]): void {
  const known = readCorpus();
  const added = cases.filter(
    ({ title, seed, path }) =>
      !known.some((each) => each.title === title && each.seed === seed && each.path === path),
  );
  writeFileSync(file, `${JSON.stringify([...known, ...added], null, 2)}\n`);
}

/** Reads the seed and the path of the failed case from a message of fast-check. */
export function failedCase(title: string, message: string): FailedCase | undefined {
  const [, seed, path] = /\{ seed: (-?\d+), path: "([\d:]+)"/.exec(message) ?? [];
  return seed === undefined || path === undefined ? undefined : { title, seed: Number(seed), path };
}
