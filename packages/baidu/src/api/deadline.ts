import { isVodError, unlessAborted, VodError } from "@vod-events/core/provider";

/**
 * Runs a call with a timeout and an abort signal. Every rejection is a `VodError`: `timeout`, `aborted`, the error of
 * the call, or `network` for other errors.
 */
export async function withDeadline<Result>(
  seconds: number,
  aborted: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(Math.ceil(seconds * 1000));
  const signal = aborted === undefined ? timeout : AbortSignal.any([aborted, timeout]);
  try {
    return await unlessAborted(signal, () => call(signal));
  } catch (error) {
    if (aborted?.aborted) throw failure("aborted", "the call of Baidu VOD was aborted", error);
    if (isVodError(error)) throw error;
    if (timeout.aborted) {
      throw failure("timeout", `Baidu VOD did not answer within ${seconds} seconds`);
    }
    throw failure("network", `Baidu VOD could not be reached (${systemCode(error)})`);
  }
}

// The cause is dropped: errors of the HTTP client may contain received bytes.
function systemCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && /^[A-Z0-9_]+$/.test(code) ? code : "no reason given";
}

function failure(code: "aborted" | "timeout" | "network", message: string, cause?: unknown) {
  return new VodError(code, message, { provider: "baidu", cause });
}
