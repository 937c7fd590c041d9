import type { Io } from "./io.js";

/** Returns a signal of a long-running command that is aborted in place of the end of the process. */
export function interruptionOf(io: Io): AbortSignal {
  const interrupted = new AbortController();
  io.holdOpen?.(() => interrupted.abort());
  return interrupted.signal;
}
