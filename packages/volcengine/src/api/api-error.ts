import { ApiErrors, readRecord, type VodError } from "@vod-events/core/provider";

/**
 * The errors of API calls, by the public error codes. An unknown access key has another code at each site. The codes of
 * a wrong token are inferred. A message of the service is dropped, because it may quote the signing key, which is a
 * parameter.
 *
 * @see https://www.volcengine.com/docs/4/65595
 * @see https://docs.byteplus.com/byteplus-platform/reference/common-error-codes
 */
export const errors = new ApiErrors({
  service: "Volcengine",
  provider: "volcengine",
  otherAdvice:
    "check the callback config, volcengine.space and volcengine.site against the meaning of the code",
  meanings: [
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
  ],
});

/** Returns the error of a failed request. Its own message is dropped, because it may contain the URL. */
export function apiError(error: unknown, action: string): VodError {
  const { name, code, cause } = readRecord(error) ?? {};
  if (name === "SyntaxError") return errors.notJson(action);
  return errors.unreachable(action, readRecord(cause)?.code ?? code);
}
