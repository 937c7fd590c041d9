import type { Clock } from "@vod-events/core";

/** A clock that stands still until `advance` is called. */
export interface FakeClock extends Clock {
  /** Advances the time. Wakes each due sleeper in order, and lets its work run before the next one wakes. */
  advance(milliseconds: number): Promise<void>;
  /** The number of pending sleeps. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

/** Creates a {@link FakeClock}. Default start: 2026-01-01T00:00:00Z. */
export function fakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  let time = start;
  const sleepers = new Set<Sleeper>();

  return {
    now: () => time,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const leave = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener("abort", abort);
        };
        const abort = () => {
          leave();
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          due: time + milliseconds,
          wake() {
            leave();
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", abort);
      });
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      await nextTick();
      for (let next = earliest(sleepers, end); next; next = earliest(sleepers, end)) {
        time = Math.max(time, next.due);
        next.wake();
        await nextTick();
      }
      time = end;
      await nextTick();
    },
    get sleeping() {
      return sleepers.size;
    },
  };
}

function earliest(sleepers: ReadonlySet<Sleeper>, end: number): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.due <= end && (first === undefined || sleeper.due < first.due)) first = sleeper;
  }
  return first;
}

/** Waits one event-loop tick, so that woken work continues. */
function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
