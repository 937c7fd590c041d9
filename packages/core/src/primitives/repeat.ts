import type { Clock } from "./clock.js";

/** Repeats work, which never rejects, at intervals until a signal is aborted. Does not keep the process alive. */
export async function repeat(
  work: () => Promise<unknown>,
  everyMs: number,
  clock: Clock,
  closing: AbortSignal,
): Promise<void> {
  while (!closing.aborted) {
    await work();
    await clock.sleep(everyMs, closing, { ref: false }).catch(() => undefined);
  }
}
