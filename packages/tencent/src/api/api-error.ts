import { ApiErrors, readRecord, type VodError } from "@vod-events/core/provider";

/** The errors of API calls. */
export const errors = new ApiErrors({
  provider: "tencent",
  service: "Tencent Cloud",
  meanings: [
    [
      /^AuthFailure\.SignatureExpire$/,
      "clock_skew",
      "this machine's clock is off by more than 5 minutes. Set the clock",
    ],
    [
      /^(AuthFailure\.)?UnauthorizedOperation/,
      "permission_denied",
      "grant the key's user this action of vod in Cloud Access Management",
    ],
    [/^AuthFailure/, "authentication_failed", "check tencent.credentials, and tencent.site"],
    [/^RequestLimitExceeded/, "throttled", "too many calls per second. Try again later"],
    [
      /^FailedOperation\.InvalidVodUser$/,
      "not_activated",
      "activate VOD for the account in the console, or use another account's credentials",
    ],
    [/^InternalError/, "unavailable", "the service failed. Try again later"],
  ],
  otherAdvice: "check the callback config and tencent.subAppId against the code's meaning",
});

/**
 * Returns the error of a rejected SDK call. The SDK's message is dropped, because it may quote a parameter such as
 * the signing key. Its transport errors have a message that contains the URL: only known words of it are read.
 *
 * @see https://www.tencentcloud.com/document/product/266/57589
 */
export function apiError(error: unknown, action: string): VodError {
  const { code, requestId, httpCode, message, type } = readRecord(error) ?? {};
  if (typeof httpCode === "number") return statusError(httpCode, action);
  if (typeof code === "string" && typeof requestId === "string") {
    return errors.rejected(action, code, requestId);
  }
  if (error instanceof SyntaxError || type === "invalid-json") return errors.notJson(action);
  if (error instanceof TypeError) {
    return errors.invalidResponse(action, "something that is not its response");
  }
  const text = typeof message === "string" ? message : "";
  if (/network timeout|response timeout|ETIMEDOUT/i.test(text)) return errors.timeout(action);
  return errors.unreachable(action, /\bE[A-Z_]{4,}\b/.exec(text)?.[0]);
}

/** The API sends its own errors with status 200, so another status is from a gateway or another server. */
function statusError(status: number, action: string): VodError {
  const nativeCode = String(status);
  const message = `Tencent Cloud answered ${action} with HTTP ${nativeCode}`;
  if (status !== 429 && status < 500) {
    return errors.failed("request_rejected", `${message}. Check tencent.endpoint`, { nativeCode });
  }
  const code = status === 429 ? "throttled" : "unavailable";
  return errors.failed(code, `${message}. Try again later`, { nativeCode });
}
