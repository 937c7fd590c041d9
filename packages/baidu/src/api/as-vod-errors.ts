import { isVodError, VodError } from "@vod-events/core/provider";

/** Runs a call of a client, possibly a custom one. Every rejection is a `VodError`. */
export async function asVodErrors<Result>(
  call: () => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  try {
    return await call();
  } catch (cause) {
    if (isVodError(cause)) throw cause;
    throw signal?.aborted
      ? new VodError("aborted", "the call of Baidu VOD was aborted", { provider: "baidu", cause })
      : new VodError("unavailable", "the client given as baidu.client failed", {
          provider: "baidu",
          cause,
        });
  }
}
