import type { LocalCloud } from "../local/local-cloud.js";

/** The number of events that wait in the queue of a cloud, and of those that are pulled but not confirmed. */
export interface QueueCounts {
  readonly provider: string;
  readonly waiting: number;
  readonly leased: number;
}

const pollMs = 200;

/** Calls a function when the counts of a queue change. Returns a function that ends this. */
export function watchQueues(
  running: () => readonly LocalCloud[],
  changed: (counts: QueueCounts) => void,
): () => void {
  const last = new Map<string, string>();
  const timer = setInterval(() => {
    for (const { name, cloud } of running()) {
      if (cloud.queue === undefined) continue;
      const { waiting, leased } = cloud.queue;
      const text = `${waiting} ${leased}`;
      if ((last.get(name) ?? "0 0") !== text) changed({ provider: name, waiting, leased });
      last.set(name, text);
    }
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}
