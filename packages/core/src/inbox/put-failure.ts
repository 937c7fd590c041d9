import { isVodError } from "../errors.js";
import type { Report } from "../observe.js";
import type { Acceptance } from "./inbox.js";

/** Reports why a store did not take a delivery; returns what the delivery is answered with. */
export function putFailure(error: unknown, report: Report): Acceptance {
  report("inbox_failed", { error });
  return isVodError(error) && error.code === "inbox_full" ? "inbox_full" : "inbox_unavailable";
}
