import { readName, VodError, type VodErrorCode } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";

/** The meaning of API error codes: the first matching pattern, with the fix. */
const apiErrors: readonly (readonly [RegExp, VodErrorCode, string])[] = [
  [
    /^AuthFailure\.SignatureExpire$/,
    "clock_skew",
    "this machine's clock is off by more than 5 minutes; set the clock",
  ],
  [
    /^(AuthFailure\.)?UnauthorizedOperation/,
    "permission_denied",
    "grant the key's user this action of vod in Cloud Access Management",
  ],
  [/^AuthFailure/, "authentication_failed", "check tencent.credentials, and tencent.site"],
  [/^RequestLimitExceeded/, "throttled", "too many calls per second; try again later"],
  [
    /^FailedOperation\.InvalidVodUser$/,
    "not_activated",
    "activate VOD for the account in the console, or use another account's credentials",
  ],
  [/^InternalError/, "unavailable", "the service failed; try again later"],
];
const otherApiError = "check the callback config and tencent.subAppId against the code's meaning";

/**
 * Returns the error of a rejected SDK call. The SDK's message is dropped, because it may quote a parameter such as
 * the signing key.
 *
 * @see https://www.tencentcloud.com/document/product/266/57589
 */
export function apiError(error: unknown, action: string): VodError {
  const { code, requestId, httpCode } = (error ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof httpCode === "number") return statusError(httpCode, action);
  if (typeof code === "string" && typeof requestId === "string") {
    return rejectedError(code, readName(requestId), action);
  }
  return transportError(error, action);
}

function rejectedError(code: string, requestId: string | undefined, action: string): VodError {
  const [, vodCode, advice] = apiErrors.find(([pattern]) => pattern.test(code)) ?? [
    undefined,
    "request_rejected" as const,
    otherApiError,
  ];
  const nativeCode = readName(code);
  const named = nativeCode ?? "an unknown code";
  return failed(vodCode, `Tencent Cloud rejected ${action} with ${named}: ${advice}`, {
    nativeCode,
    requestId,
  });
}

/** The API sends its own errors with status 200, so another status is from a gateway or another server. */
function statusError(status: number, action: string): VodError {
  const nativeCode = String(status);
  const message = `Tencent Cloud answered ${action} with HTTP ${nativeCode}`;
  if (status === 429) return failed("throttled", `${message}: try again later`, { nativeCode });
  if (status >= 500) return failed("unavailable", `${message}: try again later`, { nativeCode });
  return failed("request_rejected", `${message}: check tencent.endpoint`, { nativeCode });
}

/** The SDK reports transport errors in a message that contains the URL. Only known words of it are read. */
function transportError(error: unknown, action: string): VodError {
  const { message, type } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const text = typeof message === "string" ? message : "";
  if (error instanceof SyntaxError || type === "invalid-json") {
    return failed(
      "unavailable",
      `the response to ${action} is not JSON, as of a gateway: try again later, or check tencent.endpoint`,
    );
  }
  if (error instanceof TypeError) {
    return failed(
      "response_invalid",
      `the response to ${action} is not from Tencent Cloud: check tencent.endpoint`,
    );
  }
  if (/network timeout|response timeout|ETIMEDOUT/i.test(text)) {
    return failed("timeout", `${action} took longer than tencent.timeoutSeconds`);
  }
  const reason = /\bE[A-Z_]{4,}\b/.exec(text)?.[0] ?? "unknown reason";
  return failed("network", `Tencent Cloud could not be reached for ${action} (${reason})`);
}

function failed(
  code: VodErrorCode,
  message: string,
  details: Readonly<Partial<Record<"nativeCode" | "requestId", string | undefined>>> = {},
): VodError {
  return new VodError(code, message, { provider: providerId, ...details });
}
