import { readName, readRecord, VodError, type VodErrorCode } from "@vod-events/core/provider";

interface Meaning {
  readonly pattern: RegExp;
  readonly code: VodErrorCode;
  readonly advice: string;
}

/**
 * The meaning of API error codes: the first matching pattern, with the fix.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/error-codes
 */
const meanings: readonly Meaning[] = [
  {
    pattern: /^(InvalidTimeStamp|IllegalTimestamp)/,
    code: "clock_skew",
    advice: "this machine's clock is off by more than 15 minutes. Set the clock",
  },
  {
    pattern: /^(InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken)/,
    code: "authentication_failed",
    advice: "check alibaba.credentials",
  },
  {
    pattern: /^OperationDenied/,
    code: "not_activated",
    advice: "activate VOD for the account, or settle its overdue payment",
  },
  {
    pattern: /^(Forbidden|NoPermission|SubscriptionPermission)/,
    code: "permission_denied",
    advice: "grant the key's user this action of vod in Resource Access Management",
  },
  {
    pattern: /^Throttling/,
    code: "throttled",
    advice: "too many calls per second. Try again later",
  },
  {
    pattern: /^(InternalError|ServiceUn[aA]vailable)/,
    code: "unavailable",
    advice: "the service failed. Try again later",
  },
];

const otherAdvice = "check the callback config and alibaba.appId against the meaning of the code";

/**
 * Returns the error of a failed call. The client's message is dropped, because it contains the signed URL of the
 * request.
 */
export function apiError(error: unknown, action: string): VodError {
  const { data, name, code } = readRecord(error) ?? {};
  const reply = readRecord(data);
  const nativeCode = readName(reply?.Code);
  if (nativeCode !== undefined) return rejectedError(nativeCode, reply?.RequestId, action);
  if (name === "SyntaxError") {
    const found = `the response to ${action} is not JSON, as of a gateway`;
    return failed("unavailable", `${found}. Try again later, or check alibaba.endpoint`);
  }
  if (/Timeout/.test(String(name))) {
    return failed("timeout", `${action} took longer than alibaba.timeoutSeconds`);
  }
  const reason = readName(code) ?? "unknown reason";
  return failed("network", `Alibaba Cloud could not be reached for ${action} (${reason})`);
}

function rejectedError(nativeCode: string, requestId: unknown, action: string): VodError {
  const meaning = meanings.find(({ pattern }) => pattern.test(nativeCode));
  const { code = "request_rejected", advice = otherAdvice } = meaning ?? {};
  const message = `Alibaba Cloud rejected ${action} with ${nativeCode}: ${advice}`;
  return failed(code, message, { nativeCode, requestId: readName(requestId) });
}

function failed(
  code: VodErrorCode,
  message: string,
  details: { readonly nativeCode?: string; readonly requestId?: string | undefined } = {},
): VodError {
  return new VodError(code, message, { provider: "alibaba", ...details });
}
