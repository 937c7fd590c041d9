import type { QueueTotals } from "@vod-events/simulator";
import type { Counts } from "./tally.js";

/** Counts the events that a queue got between two times. */
export function queueCounts(
  before: QueueTotals | undefined,
  after: QueueTotals | undefined,
): Counts {
  const grown = (name: keyof QueueTotals) => (after?.[name] ?? 0) - (before?.[name] ?? 0);
  const [sent, pulled, acknowledged] = [grown("sent"), grown("pulled"), grown("confirmed")];
  return {
    ...{ sent, acknowledged, failed: 0, lost: 0 },
    delivered: Math.min(pulled, sent),
    retried: Math.max(0, pulled - sent),
    open: sent - acknowledged,
  };
}
