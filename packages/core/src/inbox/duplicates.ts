import { eventRef } from "../diagnostics/diagnostics.js";
import { isAuthenticated, isConflicting } from "./conflict.js";
import type { AcceptResult, InboxHost } from "./inbox.js";
import type { ReceivedEvent } from "./received-event.js";
import type { InboxStore, PutResult } from "./store.js";

/**
 * Reports the duplicates of a stored delivery and returns the result for it. A conflicting event that may be authentic
 * is not acknowledged while the stored one is pending, so that the provider sends it again.
 */
export async function acceptStored(
  received: readonly ReceivedEvent[],
  results: readonly PutResult[],
  store: Pick<InboxStore, "get">,
  { report, confirmsEvents }: Pick<InboxHost, "report" | "confirmsEvents">,
): Promise<AcceptResult> {
  let acceptance: AcceptResult = "accepted";
  for (const [index, each] of received.entries()) {
    if (results[index] === "stored") continue;
    report("duplicate", eventRef(each.event));
    if (!confirmsEvents || isAuthenticated(each)) continue;
    if (isConflicting(each, await store.get(each.event.id))) acceptance = "handler_failed";
  }
  return acceptance;
}
