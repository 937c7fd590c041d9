import type { QueueItem, QueueSource } from "@vod-events/core/provider";

/** The limits of a queue of the made-up cloud. */
export const queueLimits = {
  eventsPerPull: 4,
  handlesPerConfirm: 3,
  leaseSeconds: 30,
  longPollSeconds: 5,
  pullsPerSecond: 100,
  confirmsPerSecond: 100,
};

/** The result of a pull. */
export type Pull = () => readonly QueueItem[] | Promise<readonly QueueItem[]>;

/** A queue that returns the given results of its pulls, one after another, and then nothing. */
export function queueOf(...pulls: readonly Pull[]) {
  const confirms: string[][] = [];
  let count = 0;
  const queue = {
    limits: queueLimits,
    confirms,
    /** Throws to reject a confirm. */
    onConfirm: (_: readonly string[]): void => {},
    get pulls() {
      return count;
    },
    async pull() {
      const answer = pulls[count];
      count += 1;
      return answer === undefined ? [] : answer();
    },
    async confirm(handles: readonly string[]) {
      queue.onConfirm(handles);
      confirms.push([...handles]);
    },
  } satisfies QueueSource & Record<string, unknown>;
  return queue;
}

/** A pull that returns messages about uploads, one for each media. */
export function items(...ids: readonly string[]): Pull {
  return () => ids.map((id) => ({ handle: `h-${id}`, json: { uploads: [id] } }));
}
