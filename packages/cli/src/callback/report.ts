import type { VodError } from "@vod-events/core";
import { type ExitCode, reportFailure, reportLine } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { shownPair } from "./shown-plan.js";

/** Tells of an error of the library; of what a cloud has otherwise than it was told, it shows both values. */
export function reportVodError(
  { code, message, requestId, drift = [] }: VodError,
  stderr: Output,
): ExitCode {
  const exitCode = reportFailure(stderr, { code, message, requestId });
  for (const { path, expected, actual } of drift) {
    const [before, after] = path === "url" ? shownPair(actual, expected) : [actual, expected];
    reportLine(stderr, "drift", `${path}  told ${after}, found ${before}`);
  }
  return exitCode;
}
