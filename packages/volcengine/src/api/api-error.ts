import { readName, readRecord, VodError, type VodErrorCode } from "@vod-events/core/provider";

/** The codes with the same cause, and the fix. */
type Meaning = readonly [codes: RegExp, VodErrorCode, advice: string];

/**
 * The meaning of the public error codes: the first that matches. An unknown access key has another code at each site.
 * The codes of a wrong token are inferred.
 *
 * @see https://www.volcengine.com/docs/4/65595
 * @see https://docs.byteplus.com/byteplus-platform/reference/common-error-codes
 */
const meanings: readonly Meaning[] = [
  [
    /^InvalidTimestamp$/,
    "clock_skew",
    "this machine's clock is off by more than 15 minutes. Set the clock",
  ],
  [
    /^(InvalidClientTokenId|InvalidAccessKey|SignatureDoesNotMatch|Missing(AuthenticationToken|Signature)|Invalid(Credential|SecretToken))$/,
    "authentication_failed",
    "check volcengine.credentials, and volcengine.site and region, which are signed",
  ],
  [
    /^(AccessDenied|LackPolicy|LackProjectPolicy)$/,
    "permission_denied",
    "grant the key's user this action of vod in the access management",
  ],
  [/FlowLimitExceeded$/, "throttled", "too many calls per second. Try again later"],
  [
    /^(Internal|ServiceUnavailable|FailToConnect$|UndefinedError$)/,
    "unavailable",
    "the service failed. Try again later",
  ],
];

const otherAdvice =
  "check the callback config, volcengine.space and volcengine.site against the meaning of the code";

/**
 * Returns the error of an error response. The service's message is dropped, because it may quote the signing key,
 * which is a parameter.
 */
export function rejectedError(code: unknown, requestId: unknown, action: string): VodError {
  const nativeCode = readName(code) ?? "an unknown code";
  const [, meaning = "request_rejected", advice = otherAdvice] =
    meanings.find(([codes]) => codes.test(nativeCode)) ?? [];
  return new VodError(meaning, `Volcengine rejected ${action} with ${nativeCode}: ${advice}`, {
    provider: "volcengine",
    nativeCode: readName(code),
    requestId: readName(requestId),
  });
}

/** Returns the error of a failed request. Its own message is dropped, because it may contain the URL. */
export function apiError(error: unknown, action: string): VodError {
  const { name, code, cause } = readRecord(error) ?? {};
  if (name === "SyntaxError") {
    const found = `the response to ${action} is not JSON, as of a gateway`;
    return failed("unavailable", `${found}. Try again later, or check volcengine.endpoint`);
  }
  const reason = readName(readRecord(cause)?.code) ?? readName(code) ?? "unknown reason";
  return failed("network", `Volcengine could not be reached for ${action} (${reason})`);
}

function failed(code: VodErrorCode, message: string): VodError {
  return new VodError(code, message, { provider: "volcengine" });
}
