import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../layout/repository.js";

/** A test that failed in a run. */
export interface FailedTest {
  readonly title: string;
  readonly message: string;
}

/** The result of a run. */
export interface SuitesResult {
  readonly tests: number;
  readonly failed: readonly FailedTest[];
}

/**
 * Runs the tests of this folder, or those that contain a text in their titles, in a process of its own.
 *
 * @param variables environment variables that choose the cases
 * @throws an error when the process ends without a result
 */
export async function runSuites(
  variables: Readonly<Record<string, string>>,
  title = "",
): Promise<SuitesResult> {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-fuzz-"));
  const output = join(folder, "result.json");
  try {
    const mocha = join(root, "node_modules/mocha/bin/mocha.js");
    const spec = ["--no-config", "--enable-source-maps", "--exit", "test/dist/fuzz/*.test.js"];
    const reporter = ["--reporter", "json", "--reporter-option", `output=${output}`];
    const ignored = ["--ignore", "test/dist/fuzz/corpus.test.js"];
    const child = spawn(
      process.execPath,
      [mocha, ...spec, ...ignored, ...reporter, "--fgrep", title],
      {
        cwd: root,
        env: { ...process.env, ...variables },
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    await new Promise((resolve) => child.on("close", resolve));
    const { stats, failures } = JSON.parse(readFileSync(output, "utf8")) as {
      stats: { tests: number };
      failures: readonly { fullTitle: string; err: { message?: string } }[];
    };
    return {
      tests: stats.tests,
      failed: failures.map(({ fullTitle, err }) => ({
        title: fullTitle,
        message: err.message ?? "",
      })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
