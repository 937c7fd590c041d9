import { VodError } from "../errors/vod-error.js";
import type { HandlingSettings } from "../inbox/handling-options.js";
import type { QueueLimits } from "../provider/queue-source.js";

/** The time for a confirm with a retry. */
const confirmSeconds = 5;

/**
 * Checks that a pulled event can be handled and confirmed during its lease, which a non-durable inbox requires.
 *
 * @throws VodError `config_invalid` with the calculation
 */
export function checkLeaseDuration(
  limits: QueueLimits,
  handling: HandlingSettings,
  name: string,
): void {
  const rounds = Math.ceil(limits.eventsPerPull / handling.concurrency);
  const deadline = handling.deadlineMs / 1000;
  const sum = rounds * deadline + confirmSeconds;
  if (sum <= limits.leaseSeconds) return;
  const longest = Math.floor((limits.leaseSeconds - confirmSeconds) / rounds);
  const product = rounds === 1 ? `${deadline} s` : `${rounds} × ${deadline} s`;
  throw new VodError(
    "config_invalid",
    `handling.deadlineSeconds: too long for ${name}, whose queue leases an event for ` +
      `${limits.leaseSeconds} s (handlers ${product} + confirm ${confirmSeconds} s = ${sum} s). Set it to ` +
      `${longest} or less, raise handling.concurrency to ${limits.eventsPerPull}, or use a durable inbox`,
    { provider: name },
  );
}
