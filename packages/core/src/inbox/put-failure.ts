import type { Report } from "../diagnostics/diagnostics.js";
import { isVodError } from "../errors/vod-error.js";
import type { AcceptResult } from "./inbox.js";

/** Reports why a store rejected a delivery. Returns the result for the delivery. */
export function putFailure(error: unknown, report: Report): AcceptResult {
  report("inbox_failed", { error });
  return isVodError(error) && error.code === "inbox_full" ? "inbox_full" : "inbox_unavailable";
}
