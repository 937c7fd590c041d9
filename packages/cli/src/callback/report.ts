import type { VodError } from "@vod-events/core";
import { type ExitCode, reportFailure, reportLine } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { shownPair } from "./shown-plan.js";

/** Reports an error of the library. For drift, prints both values of each setting. Returns the exit code. */
export function reportVodError(error: VodError, stderr: Output): ExitCode {
  const { drift = [] } = error;
  const exitCode = reportFailure(stderr, error);
  for (const { path, expected, actual } of drift) {
    const [before, after] = path === "url" ? shownPair(actual, expected) : [actual, expected];
    reportLine(stderr, "drift", `${path}  expected ${after}, actual ${before}`);
  }
  return exitCode;
}
