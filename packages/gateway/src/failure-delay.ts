import { setMaxListeners } from "node:events";
import type { InboxHost } from "@vod-events/core/inbox";

/** How much longer each failure in a row delays the end of the next one. */
const stepMs = 10;
const maxMs = 5000;

/**
 * Delays the end of failed attempts the longer, the more fail in a row. So a destination that is down makes few attempts
 * per second, which leaves the machine to the others, and spends few attempts of events that wait for it.
 */
export class FailureDelay {
  readonly #host: Pick<InboxHost, "clock" | "closing" | "handling">;
  #failures = 0;

  constructor(host: Pick<InboxHost, "clock" | "closing" | "handling">) {
    this.#host = host;
    // Each delayed attempt listens to it.
    setMaxListeners(0, host.closing);
  }

  /** Ends the row of failures. */
  reset(): void {
    this.#failures = 0;
  }

  /** Counts a failure and waits, but not beyond the deadline of an attempt that began at a time. */
  async wait(beganAt: number): Promise<void> {
    const { clock, closing, handling } = this.#host;
    this.#failures += 1;
    const bound = Math.min(this.#failures * stepMs, maxMs, handling.deadlineMs);
    const rest = Math.min(bound, bound - (clock.now() - beganAt));
    if (rest > 0) await clock.sleep(rest, closing).catch(() => {});
  }
}
