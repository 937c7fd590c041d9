import { eventRef } from "../diagnostics/diagnostics.js";
import { errorMessage } from "../errors/error-message.js";
import { backoffMs } from "../primitives/retry.js";
import type { InboxHost } from "./inbox.js";
import { isPermanent, isUnconfirmed, retryAfterMs } from "./permanent-error.js";
import type { FailedAttempt, Lease } from "./store.js";

/** The action after a failed attempt. */
export type AfterFailure = { readonly retryInMs: number } | "dead_letter";

/** Decides whether a failed attempt is retried by the application's handling options, and reports a retry. */
export function decideRetry(
  { event, attempt }: Pick<Lease, "event" | "attempt">,
  error: unknown,
  { handling, random, report }: Pick<InboxHost, "handling" | "random" | "report">,
): AfterFailure {
  if (isPermanent(error) || attempt >= handling.attempts) return "dead_letter";
  const backoff = { baseMs: handling.retryBaseMs, capMs: handling.retryCapMs };
  const waitMilliseconds = retryAfterMs(error) ?? backoffMs(attempt, backoff, random);
  report("retrying", { ...eventRef(event), attempt: attempt + 1, waitMilliseconds });
  return { retryInMs: waitMilliseconds };
}

/**
 * Returns the id under which a dead letter is stored when the provider's API did not confirm the event, so that the
 * event's own id stays free for the provider. `undefined` for any other error.
 */
export function keptIdOf(
  { event, token }: Pick<Lease, "event" | "token">,
  error: unknown,
): string | undefined {
  return isUnconfirmed(error) ? `${event.id}:unconfirmed:${token}` : undefined;
}

/** Creates the record of a failed attempt. `at` is in milliseconds. */
export function failedAttempt(attempt: number, error: unknown, at: number): FailedAttempt {
  return { at, attempt, error: errorMessage(error) };
}

/** Creates the error of an event whose handlers ended the process, or outlasted the lease, on each attempt. */
export function leaseExpiredError(attempts: number): Error {
  return new Error(`The lease expired on each of ${attempts} attempts.`);
}
