import { type Clock, VodError } from "@vod-events/core";
import type { EndpointResponse } from "./post.js";

/** Returns the failure of an attempt whose response is not a success; `undefined` for a success. */
export function failureOf(
  { status, retryAfter }: EndpointResponse,
  name: string,
  clock: Clock,
): VodError | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 410) return new VodError("endpoint_gone", `${name} answered with status 410`);
  const failure = forwardFailed(`${name} answered with status ${status}`);
  const retryAfterSeconds = secondsUntil(retryAfter, clock);
  return retryAfterSeconds === undefined ? failure : Object.assign(failure, { retryAfterSeconds });
}

/** Creates the failure of an attempt. */
export function forwardFailed(message: string, cause?: unknown): VodError {
  return new VodError("forward_failed", message, { cause });
}

/**
 * Returns the wait that `Retry-After` asks for, in seconds; `undefined` when it is absent, invalid or over.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function secondsUntil(retryAfter: string | undefined, clock: Clock): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - clock.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
