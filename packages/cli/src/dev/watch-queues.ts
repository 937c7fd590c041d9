import type { QueueTotals } from "@vod-events/simulator";
import type { LocalCloud } from "../local/local-cloud.js";

/** What has become of the events of a cloud's queue. */
export interface QueueState extends QueueTotals {
  readonly provider: string;
}

const pollMs = 100;

/** Calls a function when a queue changes. Returns a function that ends this. */
export function watchQueues(
  running: () => readonly LocalCloud[],
  changed: (state: QueueState) => void,
): () => void {
  const last = new Map<string, string>();
  const timer = setInterval(() => {
    for (const { name, cloud } of running()) {
      const totals = cloud.queueTotals;
      if (totals === undefined || totals.sent === 0) continue;
      const text = JSON.stringify(totals);
      if (last.get(name) !== text) changed({ provider: name, ...totals });
      last.set(name, text);
    }
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}
