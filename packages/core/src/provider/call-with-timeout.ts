import { isVodError, VodError } from "../errors/vod-error.js";
import { unlessAborted } from "../primitives/unless-aborted.js";
import { publishResponse } from "./api-responses.js";

/** How to run an API call. */
export interface ApiCallOptions {
  readonly provider: string;
  /** Names the call in messages, such as `PullEvents`. */
  readonly name: string;
  /** The adapter's option `timeoutSeconds`. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal | undefined;
  /** Returns the error to reject with for an error of the call that is not a `VodError`. */
  errorOf(error: unknown): VodError;
}

/**
 * Runs an API call with a timeout and an abort signal. Every rejection is a `VodError`: `aborted`, `timeout`, or the
 * error of the call.
 */
export async function callWithTimeout<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  { provider, name, timeoutSeconds, signal: aborted, errorOf }: ApiCallOptions,
): Promise<Result> {
  const timeout = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
  const signal = aborted === undefined ? timeout : AbortSignal.any([aborted, timeout]);
  try {
    const response = await unlessAborted(() => call(signal), signal);
    publishResponse(provider, name, response);
    return response;
  } catch (error) {
    if (aborted?.aborted) {
      throw new VodError("aborted", `${name} was aborted`, { provider, cause: aborted.reason });
    }
    if (isVodError(error)) throw error;
    if (timeout.aborted) {
      const message = `${name} took longer than ${provider}.timeoutSeconds (${timeoutSeconds} s)`;
      throw new VodError("timeout", message, { provider });
    }
    throw errorOf(error);
  }
}
