import { ApiErrors, readName, readRecord, type VodError } from "@vod-events/core/provider";

/**
 * The errors of API calls.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/error-codes
 */
export const errors = new ApiErrors({
  provider: "alibaba",
  service: "Alibaba Cloud",
  meanings: [
    [
      /^(InvalidTimeStamp|IllegalTimestamp)/,
      "clock_skew",
      "this machine's clock is off by more than 15 minutes. Set the clock",
    ],
    [
      /^(InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken)/,
      "authentication_failed",
      "check alibaba.credentials",
    ],
    [
      /^OperationDenied/,
      "not_activated",
      "activate VOD for the account, or settle its overdue payment",
    ],
    [
      /^(Forbidden|NoPermission|SubscriptionPermission)/,
      "permission_denied",
      "grant the key's user this action of vod in Resource Access Management",
    ],
    [/^Throttling/, "throttled", "too many calls per second. Try again later"],
    [
      /^(InternalError|ServiceUn[aA]vailable)/,
      "unavailable",
      "the service failed. Try again later",
    ],
  ],
  otherAdvice: "check the callback config and alibaba.appId against the meaning of the code",
});

/**
 * Returns the error of a failed call. The client's message is dropped, because it contains the signed URL of the
 * request.
 */
export function apiError(error: unknown, action: string): VodError {
  const { data, name, code } = readRecord(error) ?? {};
  const reply = readRecord(data);
  if (readName(reply?.Code) !== undefined) {
    return errors.rejected(action, reply?.Code, reply?.RequestId);
  }
  if (name === "SyntaxError") return errors.notJson(action);
  return /Timeout/.test(String(name)) ? errors.timeout(action) : errors.unreachable(action, code);
}
