import { isVodError } from "@vod-events/core";
import { type ExitCode, reportFailure, reportLine } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { shownPair } from "./shown-plan.js";

/** Reports an error of the library. For drift, prints both values of each setting. Throws any other error. */
export function reportVodError(error: unknown, stderr: Output): ExitCode {
  if (!isVodError(error)) throw error;
  const { code, message, requestId, drift = [] } = error;
  const exitCode = reportFailure(stderr, { code, message, requestId });
  for (const { path, expected, actual } of drift) {
    const [before, after] = path === "url" ? shownPair(actual, expected) : [actual, expected];
    reportLine(stderr, "drift", `${path}  expected ${after}, actual ${before}`);
  }
  return exitCode;
}
