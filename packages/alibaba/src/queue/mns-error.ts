import { readRecord, VodError, type VodErrorCode } from "@vod-events/core/provider";

const meanings: readonly (readonly [pattern: RegExp, code: VodErrorCode, advice: string])[] = [
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
];

/** Returns the error code of Simple Message Queue that an error of the client is named for. */
export function mnsCodeOf(error: unknown): string | undefined {
  const name = readRecord(error)?.name;
  return typeof name === "string" ? /^MNS(\w{1,60})Error$/.exec(name)?.[1] : undefined;
}

/** Returns the error of a failed call. The client's message is dropped, because it contains the URL. */
export function mnsError(error: unknown, action: string): VodError {
  const { name, code } = readRecord(error) ?? {};
  const nativeCode = mnsCodeOf(error);
  if (nativeCode !== undefined) {
    const meaning = meanings.find(([pattern]) => pattern.test(nativeCode));
    const [, vodCode, advice] = meaning ?? [undefined, "request_rejected" as const, "see the code"];
    const message = `Simple Message Queue rejected ${action} with ${nativeCode}: ${advice}`;
    return new VodError(vodCode, message, { provider: "alibaba", nativeCode });
  }
  const isTimeout = /Timeout/.test(String(name));
  const reason = typeof code === "string" && /^[A-Z_]{3,30}$/.test(code) ? code : "unknown reason";
  return new VodError(
    isTimeout ? "timeout" : "network",
    `Simple Message Queue could not be reached for ${action} (${isTimeout ? "timeout" : reason})`,
    { provider: "alibaba" },
  );
}
