import type { Report } from "../diagnostics/diagnostics.js";
import { isVodError } from "../errors/vod-error.js";
import type { AcceptResult } from "./inbox.js";

/** Reports why a store did not take a delivery; returns what the delivery is answered with. */
export function putFailure(error: unknown, report: Report): AcceptResult {
  report("inbox_failed", { error });
  return isVodError(error) && error.code === "inbox_full" ? "inbox_full" : "inbox_unavailable";
}
