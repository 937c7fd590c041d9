import { ApiErrors, readRecord, type VodError } from "@vod-events/core/provider";

const errors = new ApiErrors({
  provider: "alibaba",
  service: "Simple Message Queue",
  meanings: [
    [/^QueueNotExist/, "request_rejected", "create the queue, or check alibaba.queue.name"],
    [
      /^(AccessDenied|NoPermission)/,
      "permission_denied",
      "grant the user of the queue's client to receive and delete messages",
    ],
    [
      /^(InvalidAccessKeyId|AccessIDAuthError|SignatureDoesNotMatch|InvalidSecurityToken|AuthenticationFailed)/,
      "authentication_failed",
      "check the credentials of the queue's client",
    ],
    [/^TimeExpired/, "clock_skew", "this machine's clock is wrong. Set the clock"],
    [/^(QpsLimitExceeded|Throttling)/, "throttled", "too many calls per second. Try again later"],
    [/^(InternalError|InternalServerError)/, "unavailable", "the service failed. Try again later"],
  ],
});

/** Returns the error code of Simple Message Queue that an error of the client is named for. */
export function mnsCodeOf(error: unknown): string | undefined {
  const name = readRecord(error)?.name;
  return typeof name === "string" ? /^MNS(\w{1,60})Error$/.exec(name)?.[1] : undefined;
}

/** Returns the error of a failed call. The client's message is dropped, because it contains the URL. */
export function mnsError(error: unknown, action: string): VodError {
  const { name, code } = readRecord(error) ?? {};
  const nativeCode = mnsCodeOf(error);
  if (nativeCode !== undefined) return errors.rejected(action, nativeCode);
  return /Timeout/.test(String(name)) ? errors.timeout(action) : errors.unreachable(action, code);
}
